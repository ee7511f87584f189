#!/usr/bin/perl
# An SMSC on Net::SMPP (Debian: libnet-smpp-perl), which shares no code with Posthorn. For scripts/check-smpp.mjs.
# Answers are collected for a moment and given in the opposite order; ids are hexadecimal in answers and decimal, with zeros
# before them, in receipts. The last two digits of a number say what else goes wrong. Each submission, as Net::SMPP reads it, is
# one line of JSON on standard output.
use strict;
use warnings;
use IO::Select;
use JSON::PP;
use Net::SMPP;

$| = 1;
$SIG{PIPE} = 'IGNORE';
# Net::SMPP says on standard error when a peer has gone; that is nobody's fault here.
$SIG{__WARN__} = sub { };

use constant { BIND => 0x9, SUBMIT => 0x4, ENQUIRE => 0x15, UNBIND => 0x6, DELIVER_RESP => 0x80000005, NACK => 0x80000000 };
use constant { THROTTLED => 0x58, BAD_NUMBER => 0x0b, BAD_PASSWORD => 0x0e, UNDER_WAY_SECONDS => 0.05 };

my $json = JSON::PP->new->canonical;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0, smpp_version => 0x34, async => 1) or die "no port: $!";
my $select = IO::Select->new($listener);
my ($ids, %held, %seen) = (0x0a00);
say_line({ listening => $listener->sockport });

while (1) {
    my @ready = $select->can_read(UNDER_WAY_SECONDS);
    answer_all() unless @ready;
    for my $socket (@ready) {
        if ($socket == $listener) {
            my $client = $listener->accept() or next;
            $client->autoflush(1);
            $select->add($client);
        } else {
            my $pdu = $socket->read_pdu();
            defined $pdu ? handle($socket, $pdu) : forget($socket);
        }
    }
}

sub say_line { print $json->encode($_[0]), "\n" }

sub forget {
    my ($client) = @_;
    $select->remove($client);
    delete $held{$client};
    $client->close;
}

sub handle {
    my ($client, $pdu) = @_;
    my $seq = $pdu->{seq};
    if ($pdu->{cmd} == BIND) {
        my $ok = $pdu->{password} eq 'secret';
        say_line({ bind => $pdu->{system_id}, version => $pdu->{interface_version}, ok => $ok ? 1 : 0 });
        $client->bind_transceiver_resp(seq => $seq, status => $ok ? 0 : BAD_PASSWORD, system_id => 'net-smpp');
    }
    elsif ($pdu->{cmd} == SUBMIT) { submit($client, $pdu) }
    elsif ($pdu->{cmd} == ENQUIRE) { $client->enquire_link_resp(seq => $seq) }
    elsif ($pdu->{cmd} == UNBIND) { $client->unbind_resp(seq => $seq); forget($client) }
    elsif ($pdu->{cmd} == DELIVER_RESP) { say_line({ acknowledged => $seq, status => $pdu->{status} }) }
    elsif ($pdu->{cmd} == NACK) { say_line({ nack => $seq, status => $pdu->{status} }) }
    else { $client->generic_nack(seq => $seq, status => 3) }
}

sub submit {
    my ($client, $pdu) = @_;
    my $to = $pdu->{destination_addr};
    my $times = ++$seen{$to};
    my %told = map { $_ => $pdu->{$_} } qw(source_addr source_addr_ton source_addr_npi destination_addr dest_addr_ton
        esm_class data_coding registered_delivery validity_period);
    for my $name (qw(sar_msg_ref_num sar_total_segments sar_segment_seqnum)) {
        $told{$name} = unpack 'H*', $pdu->{$name} if defined $pdu->{$name};
    }
    $told{payload} = defined $pdu->{message_payload} ? 1 : 0;
    $told{octets} = unpack 'H*', length $pdu->{short_message} ? $pdu->{short_message} : $pdu->{message_payload} // '';
    say_line({ submitted => \%told });
    my $id = $ids++;
    my $how = substr $to, -2;
    return if $how eq '75';                                   # never answered
    return forget($client) if $how eq '76' && $times == 1;    # cut after it was taken
    receipt($client, $pdu, $id) if $how eq '71';              # the receipt before the answer
    my $status = $how eq '73' && $times == 1 ? THROTTLED : $how eq '74' ? BAD_NUMBER : 0;
    push @{ $held{$client} }, { client => $client, pdu => $pdu, id => $id, how => $how, status => $status };
}

sub answer_all {
    for my $key (keys %held) {
        my @waiting = reverse @{ delete $held{$key} };
        for my $one (@waiting) {
            $one->{client}->submit_sm_resp(
                seq => $one->{pdu}{seq}, status => $one->{status},
                message_id => $one->{status} ? '' : sprintf '%X', $one->{id});
        }
        receipts($_) for grep { !$_->{status} } @waiting;
    }
}

sub receipts {
    my ($one) = @_;
    my ($client, $pdu, $id, $how) = @$one{qw(client pdu id how)};
    return if $how eq '71' || $how eq '79';
    receipt($client, $pdu, $id, how => $how);
    if ($how eq '72') {                                       # again, and then otherwise
        receipt($client, $pdu, $id);
        receipt($client, $pdu, $id, stat => 'UNDELIV');
    }
    return if $how ne '78';                                   # somebody answers
    $client->deliver_sm(source_addr_ton => 1, source_addr_npi => 1, source_addr => $pdu->{destination_addr},
        dest_addr_ton => 5, destination_addr => $pdu->{source_addr}, short_message => 'Stop');
}

sub receipt {
    my ($client, $pdu, $id, %how) = @_;
    my ($how, $stat) = ($how{how} // '', $how{stat} // 'DELIVRD');
    my @addresses = ($pdu->{destination_addr}, $pdu->{source_addr});
    @addresses = reverse @addresses if $how eq '77';          # as they were submitted
    my $text = sprintf 'id:%010d sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:%s err:000 text:x', $id, $stat;
    my @told = $how eq '70'                                   # by parameters alone
        ? (short_message => '', receipted_message_id => sprintf("%X\0", $id), message_state => pack('C', 2))
        : (short_message => $text);
    $client->deliver_sm(esm_class => 4, source_addr => $addresses[0], destination_addr => $addresses[1], @told);
}
