// Written by scripts/openapi.mjs from docs/openapi.json.
export interface paths {
    "/dev/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails delivered to the local inbox
         * @description Only with DELIVERY_ROUTE=inbox on a loopback address. A browser gets a page, everybody else JSON.
         */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/inbox.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as JSON, whatever is accepted */
        get: operations["listInboxJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail as a page */
        get: operations["showInboxMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/inbox/{id}/body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The text of one mail, for the frame of the page */
        get: operations["previewInboxMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/inbox/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail byte for byte */
        get: operations["readInboxMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Should this process get requests?
         * @description Answers 503 with the same `checks` when it should not.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description Needs METRICS_TOKEN or an operator’s access token as bearer token.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the account */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change profile, language and time zone */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/v1/account/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was done in the account, and by whom */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what keeps the account from sending, and how to change that */
        get: operations["listAccountBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign up with an e-mail address and an organisation */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search accounts */
        get: operations["searchAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an account */
        get: operations["getAccountAsStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set tier and speed of an account */
        patch: operations["adjustAccount"];
        trace?: never;
    };
    "/v1/admin/accounts/{id}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all blocks an account ever had */
        get: operations["listBlocksAsStaff"];
        put?: never;
        /** Block an account */
        post: operations["raiseBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts/{id}/blocks/{blockId}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a block; the others stay */
        post: operations["liftBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts/{id}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an account a plan without payment
         * @description Active at once. The first one of an offer ends the account’s free plan of that offer.
         */
        post: operations["grantSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dns-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the installation’s own domains need in the DNS */
        get: operations["listInstallationDnsRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the operator’s people */
        get: operations["listStaff"];
        put?: never;
        /** Add one of the operator’s people */
        post: operations["addStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one of the operator’s people */
        get: operations["getStaff"];
        put?: never;
        post?: never;
        /** Remove one of the operator’s people; his sessions end */
        delete: operations["removeStaff"];
        options?: never;
        head?: never;
        /** Change what one of the operator’s people may do */
        patch: operations["changeStaff"];
        trace?: never;
    };
    "/v1/admin/test-clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read business time */
        get: operations["getTestClock"];
        put?: never;
        /**
         * Move business time forward
         * @description Answers when everything due up to then has run and its mails have been handed to delivery. May take minutes.
         */
        post: operations["moveTestClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the API keys */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key; its secret is shown this once */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an API key */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an API key a new secret; the old one stays good for a while */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/confirm-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the address with the token of the mail */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link for a new password; the answer is the same for unknown people */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/forgot-username": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail the user names of an address; the answer is the same for unknown addresses */
        post: operations["forgotUsername"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a user name, or with an address that belongs to one user */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of a refresh token, or of the access token sent along */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade a refresh token for a new pair of tokens */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/resend-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the confirmation mail again; the answer is the same for unknown addresses */
        post: operations["resendConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password with the token of the mail; all sessions end */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Domains, newest first */
        get: operations["listDomains"];
        put?: never;
        /** Add a domain; its DKIM keys are made for it */
        post: operations["createDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One domain */
        get: operations["getDomain"];
        put?: never;
        post?: never;
        /** Give a domain up; its keys are destroyed */
        delete: operations["deleteDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The DNS records to publish, and what the DNS says now */
        get: operations["getDomainRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at the DNS now and draw the consequences
         * @description The ownership record verifies the domain; each published DKIM key signs from then on.
         */
        post: operations["verifyDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of all mail events, oldest first
         * @description At its end `nextCursor` is null; go on later with `after=` the last `sequence`. Nothing is ever inserted behind what was read.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search messages, newest first */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message
         * @description The answer comes after the message is stored durably; it is delivered from then on whatever happens.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message with all its recipients */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel what has not been sent yet */
        post: operations["cancelMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent; 410 once the plan’s retention is over */
        get: operations["getMessageContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The life of a message with every attempt, oldest first */
        get: operations["listMessageEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send up to 1,000 messages
         * @description Each is judged by itself, in order; the answer has one entry for each.
         */
        post: operations["sendMessageBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message in RFC 5322 form
         * @description Without `to` the recipients are those of To, Cc and Bcc; Bcc is removed.
         */
        post: operations["sendRawMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers: families of plans with common terms */
        get: operations["listOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans with their quota, net prices, features and policies */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan as it is sold today */
        get: operations["getPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a subscription may send and has sent, by cycle and by day */
        get: operations["getQuota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quota/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was granted, used and has expired, cycle by cycle, newest first
         * @description Unused mail expires at the end of its cycle and is never carried over.
         */
        get: operations["listQuotaEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sender addresses, newest first */
        get: operations["listSenders"];
        put?: never;
        /**
         * Add a sender address
         * @description On a verified domain it may send at once; otherwise its owner is asked by mail.
         */
        post: operations["createSender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/senders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One sender address */
        get: operations["getSender"];
        put?: never;
        post?: never;
        /** Remove a sender address */
        delete: operations["deleteSender"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/senders/{id}/resend-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the confirmation mail once more */
        post: operations["resendSenderConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/senders/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an address with the token of its mail; works once */
        post: operations["confirmSender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/smtp-credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the SMTP credentials */
        get: operations["listSmtpCredentials"];
        put?: never;
        /** Make an SMTP credential; its password is shown this once */
        post: operations["createSmtpCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/smtp-credentials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an SMTP credential */
        get: operations["getSmtpCredential"];
        put?: never;
        post?: never;
        /** Revoke an SMTP credential */
        delete: operations["revokeSmtpCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/smtp-credentials/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an SMTP credential a new password; the old one ends at once */
        post: operations["rotateSmtpCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/smtp-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what to enter in a mail program */
        get: operations["getSmtpSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account’s subscriptions, also ended ones, newest first */
        get: operations["listSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription */
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that are not written to, newest first */
        get: operations["listSuppressions"];
        put?: never;
        /**
         * Never write to an address again
         * @description An address that is already listed keeps its first reason.
         */
        post: operations["createSuppression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One suppressed address */
        get: operations["getSuppression"];
        put?: never;
        post?: never;
        /** Allow an address again */
        delete: operations["deleteSuppression"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptedMessageView: {
            /** @example msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            recipients: components["schemas"]["AcceptedRecipientView"][];
            /**
             * @description `cancelled` for sandbox messages, which go nowhere.
             * @enum {string}
             */
            status: "queued" | "scheduled" | "cancelled";
            /**
             * @description `large_message`: 25 MB or more, which some mailboxes refuse.
             * @example []
             */
            warnings: string[];
        };
        AcceptedRecipientView: {
            /** @example ada@example.net */
            email: string;
            /** @example dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12 */
            id: string;
            /**
             * @example queued
             * @enum {string}
             */
            status: "queued" | "scheduled" | "suppressed" | "cancelled";
        };
        AccountDto: {
            /** @example 2026-03-01T10:00:00.000Z */
            createdAt: string;
            emailConfirmed: boolean;
            /** @example acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @enum {string} */
            locale: "en" | "fr" | "de" | "es" | "it";
            /** @example freemium-fr */
            offer: string;
            /** @example Acme */
            organization: string;
            /**
             * @description The number after the `m` of the user name.
             * @example 1234
             */
            platformId: number;
            profile: components["schemas"]["ProfileDto"];
            /** @enum {string} */
            status: "closing" | "closed" | "active" | "pending" | "suspended";
            /** @description Why the account is suspended; empty when it is not. */
            suspensionReasons: ("bounce_rate" | "complaint_rate" | "listing" | "trap" | "payment" | "manual" | "compromised" | "spam_closure")[];
            /**
             * @description 0 unconfirmed, 1 minimal, 2 complete profile, 3 and 4 earned.
             * @example 1
             */
            tier: number;
            /** @example Europe/Paris */
            timeZone: string;
        };
        AccountOwnerDto: {
            /** @example it@acme.example */
            email: string;
            /** @example m1234 */
            username: string;
        };
        AddDomainBody: {
            /** @example acme.example */
            name: string;
        };
        AddOnView: {
            /** @example 30.00 */
            amount: string;
            /** @example EUR */
            currency: string;
            /** @enum {string} */
            kind: "seat" | "dedicated_ip" | "phone_support" | "priority_support";
            /**
             * @description Paid for the running term, or by the month.
             * @enum {string}
             */
            period: "term" | "month";
            /** @example false */
            taxIncluded: boolean;
        };
        AddSenderBody: {
            /**
             * Format: email
             * @example news@acme.example
             */
            email: string;
        };
        AddStaffDto: {
            /** @example ops@posthorn.example */
            email: string;
            /** @example plum harvest 74 by the brook */
            password?: string;
            /**
             * @example [
             *       "support_agent"
             *     ]
             */
            roles: ("operator" | "billing_staff" | "compliance" | "support_agent" | "auditor")[];
        };
        AddSuppressionBody: {
            /**
             * Format: email
             * @example ada@example.net
             */
            email: string;
            /**
             * @default manual
             * @example manual
             */
            reason: string;
            /**
             * @default all
             * @enum {string}
             */
            scope: "all" | "marketing";
        };
        AdjustAccountDto: {
            /**
             * @description Messages an hour; null leaves the plan's speed.
             * @example 500
             */
            ratePerHour?: number | null;
            /**
             * @description A tier by decision; null lets the facts decide again.
             * @example 3
             */
            tier?: number | null;
        };
        ApiKeyDto: {
            allowedNetworks: string[];
            /** @example 2026-03-01T10:00:00.000Z */
            createdAt: string;
            expiresAt: string | null;
            /** @example key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @description The public half: the user name of Basic authentication. */
            key: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @example Shop */
            name: string;
            /** @description Until then the secret before the last rotation is good too. */
            previousSecretUntil: string | null;
            scopes: ("send" | "read" | "admin-of-account" | "billing" | "contacts" | "sms")[];
            /**
             * @description The beginning of the secret, to recognise it by.
             * @example phs_Vb7x
             */
            secretHint: string;
            subscriptionId: string | null;
        };
        AuditActorDto: {
            /** @example usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string | null;
            /** @example m1234 */
            label: string | null;
            /** @enum {string} */
            type: "system" | "user" | "key" | "staff";
        };
        AuditEntryDto: {
            /** @example api_key.created */
            action: string;
            actor: components["schemas"]["AuditActorDto"];
            /** @example 2026-03-01T10:00:00.000Z */
            at: string;
            changes: {
                [key: string]: unknown;
            };
            /** @example 0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @example 192.0.2.7 */
            ip: string | null;
            target: components["schemas"]["AuditTargetDto"];
        };
        AuditTargetDto: {
            /** @example key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string | null;
            /** @example api_key */
            type: string;
        };
        BatchEntryView: {
            /** @example daily_quota_exceeded */
            code?: string;
            errors?: components["schemas"]["FieldFaultView"][];
            /**
             * @description The status this message alone would have had.
             * @example 202
             */
            httpStatus: number;
            /** @example msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id?: string;
            /** @description Place in `messages`. */
            index: number;
            recipients?: components["schemas"]["AcceptedRecipientView"][];
            status?: string;
            warnings?: string[];
        };
        BatchView: {
            data: components["schemas"]["BatchEntryView"][];
        };
        BlockDto: {
            /** @example blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @example 0.08 */
            limit: number | null;
            /** @example 0.12 */
            measured: number | null;
            questions: components["schemas"]["BlockQuestionDto"][];
            /** @enum {string} */
            reason: "bounce_rate" | "complaint_rate" | "listing" | "trap" | "payment" | "manual" | "compromised" | "spam_closure";
            /** @enum {string} */
            scope: "all" | "campaigns" | "sending";
            /** @description Whether answering the questions lifts the block without anybody looking. */
            selfService: boolean;
            /** @example 2026-03-01T10:00:00.000Z */
            since: string;
            steps: components["schemas"]["BlockStepDto"][];
            ticketId: string | null;
            /** @example ratio */
            unit: string | null;
            until: string | null;
        };
        BlockQuestionDto: {
            key: string;
            required: boolean;
            text: string;
        };
        BlockStepDto: {
            /** @example clean_list */
            code: string;
            done?: boolean;
            /** @example Remove the addresses that bounced. */
            text: string;
        };
        ChangeStaffDto: {
            /**
             * @example [
             *       "support_agent",
             *       "auditor"
             *     ]
             */
            roles: ("operator" | "billing_staff" | "compliance" | "support_agent" | "auditor")[];
        };
        ClockDto: {
            /**
             * Format: date-time
             * @example 2027-01-31T23:00:00.000Z
             */
            now: string;
        };
        ConfirmEmailDto: {
            /**
             * @description Sets the password, when none was given at sign-up.
             * @example plum harvest 74 by the brook
             */
            password?: string;
            /** @description The `token` of the link in the mail. */
            token: string;
        };
        ConfirmSenderBody: {
            /** @description From the link in the confirmation mail. */
            token: string;
        };
        CreateApiKeyDto: {
            /**
             * @description Networks the key may be used from; everywhere when empty.
             * @example [
             *       "192.0.2.0/24"
             *     ]
             */
            allowedNetworks?: string[] | null;
            /**
             * @description After this the key opens nothing.
             * @example 2027-01-01T00:00:00.000Z
             */
            expiresAt?: string | null;
            /** @example Shop */
            name: string;
            /**
             * @example [
             *       "send",
             *       "read"
             *     ]
             */
            scopes: ("send" | "read" | "contacts" | "billing" | "sms" | "admin-of-account")[];
            /** @description Whose quota the key uses; the account's oldest active subscription when left out. */
            subscriptionId?: string | null;
        };
        CreateSmtpCredentialDto: {
            /** @example Mail server in Lyon */
            name: string;
            /** @description Whose quota it uses; the account's oldest active subscription when left out. */
            subscriptionId?: string | null;
        };
        DkimView: {
            /** @enum {string} */
            algorithm: "rsa-sha256" | "ed25519-sha256";
            /** @description Its record was seen, so mail is signed with it. */
            published: boolean;
            /** @example ph3f9a1cr */
            selector: string;
        };
        DnsRecordsView: {
            data: components["schemas"]["DnsRecordView"][];
        };
        DnsRecordView: {
            /** @example posthorn-verification=Zk3… */
            expected: string;
            found: string[];
            /** @example _posthorn.acme.example */
            name: string;
            /** @enum {string} */
            purpose: "ownership" | "dkim" | "return_path" | "dmarc" | "spf" | "mx";
            required: boolean;
            /**
             * @description `unknown`: no resolver answered.
             * @enum {string}
             */
            status: "ok" | "missing" | "different" | "unknown";
            /** @enum {string} */
            type: "TXT" | "CNAME" | "MX";
        };
        DomainView: {
            /** @description Verified, and at least one DKIM key is published. */
            authenticated: boolean;
            /** Format: date-time */
            checkedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            dkim: components["schemas"]["DkimView"][];
            /** @example dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @example acme.example */
            name: string;
            /** @description Bounces come back under the domain’s own name. */
            returnPathReady: boolean;
            /** @enum {string} */
            status: "pending" | "verified";
            /** Format: date-time */
            verifiedAt: string | null;
        };
        EmailAddressDto: {
            /** @example it@acme.example */
            email: string;
        };
        EventView: {
            /** @description This attempt may have been a second copy: the result of the one before was lost. */
            ambiguousRetry: boolean;
            attempt: number;
            class: string | null;
            code: number | null;
            customId: string | null;
            deliveryId: string;
            enhancedCode: string | null;
            host: string | null;
            /** @example evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            ip: string | null;
            machineLikely: boolean | null;
            messageId: string;
            /** Format: date-time */
            occurredAt: string;
            /** @example ada@example.net */
            recipient: string;
            sandbox: boolean;
            /** @description Rises within the account. */
            sequence: number;
            sourceIp: string | null;
            tags: string[];
            text: string | null;
            tls: components["schemas"]["TlsView"] | null;
            /** @enum {string} */
            type: "accepted" | "held" | "deferred" | "delivered" | "bounced" | "complained" | "opened" | "clicked" | "unsubscribed" | "suppressed" | "expired" | "cancelled";
            url: string | null;
            userAgent: string | null;
        };
        FieldFault: {
            /** @description Stable; `required` for a missing field. */
            code: string;
            /** @description Dotted path, such as `to[0].email`. */
            field: string;
            message: string;
        };
        FieldFaultView: {
            /** @example address_invalid */
            code: string;
            /** @example to[0].email */
            field: string;
            message: string;
        };
        ForgotPasswordDto: {
            /** @example it@acme.example */
            email?: string;
            /**
             * @description Either this or `email`.
             * @example m1234
             */
            username?: string;
        };
        GrantSubscriptionBody: {
            /** @example pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            planId: string;
            /**
             * Format: date
             * @description Last usable day; without it there is no end.
             * @example 2026-12-31
             */
            until?: string;
        };
        InboxListView: {
            data: components["schemas"]["InboxMailView"][];
        };
        InboxMailView: {
            /**
             * @example [
             *       "acme.example (rsa-sha256)",
             *       "acme.example (ed25519-sha256)"
             *     ]
             */
            dkim: string[];
            /**
             * @description The From header.
             * @example Ann <ann@acme.example>
             */
            from: string;
            /** @example dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /**
             * @description The sender of the envelope.
             * @example b+ek3…@bounce.posthorn.localhost
             */
            mailFrom: string;
            /**
             * @description Which of Posthorn’s own mails it is.
             * @example confirm-email
             */
            notification: string | null;
            /** @example 2026-03-01T10:00:00.000Z */
            receivedAt: string;
            /**
             * @description The recipient of the envelope.
             * @example bob@example.net
             */
            recipient: string;
            /** @example Your order */
            subject: string;
            /**
             * @description The To header.
             * @example bob@example.net
             */
            to: string;
        };
        IssuedApiKeyDto: {
            allowedNetworks: string[];
            /** @example 2026-03-01T10:00:00.000Z */
            createdAt: string;
            expiresAt: string | null;
            /** @example key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @description The public half: the user name of Basic authentication. */
            key: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @example Shop */
            name: string;
            /** @description Until then the secret before the last rotation is good too. */
            previousSecretUntil: string | null;
            scopes: ("send" | "read" | "admin-of-account" | "billing" | "contacts" | "sms")[];
            /** @description Shown this once. */
            secret: string;
            /**
             * @description The beginning of the secret, to recognise it by.
             * @example phs_Vb7x
             */
            secretHint: string;
            subscriptionId: string | null;
        };
        IssuedSmtpCredentialDto: {
            /** @example 2026-03-01T10:00:00.000Z */
            createdAt: string;
            /** @example smc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @example Mail server in Lyon */
            name: string;
            /** @description Shown this once. */
            password: string;
            subscriptionId: string | null;
            /** @example m1234-k3x9a7q2bc */
            username: string;
        };
        LiftBlockDto: {
            /** @example The list has been cleaned. */
            reason: string;
        };
        Live: {
            /**
             * @example live
             * @enum {string}
             */
            status: "live";
        };
        LoginDto: {
            /** @example it@acme.example */
            email?: string;
            /** @example plum harvest 74 by the brook */
            password: string;
            /** @description The code of the authenticator, for people who use one. */
            totp?: string;
            /**
             * @description Either this or `email`.
             * @example m1234
             */
            username?: string;
        };
        LogoutDto: {
            /** @description May be left out when the access token is sent along. */
            refreshToken?: string;
        };
        MessageContentView: {
            attachments: {
                contentId?: string | null;
                contentType?: string;
                filename?: string | null;
                sizeBytes?: number;
            }[];
            headers: {
                name?: string;
                value?: string;
            }[];
            html: string | null;
            /** @example msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /**
             * Format: byte
             * @description The whole message (RFC 5322) as it is sent, before signing; base64.
             */
            raw: string;
            sizeBytes: number;
            text: string | null;
        };
        MessageView: {
            /** Format: date-time */
            createdAt: string;
            customId: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            from: {
                email: string;
            };
            /** @example msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @example <0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11@acme.example> */
            messageIdHeader: string;
            recipientCount: number;
            /** @description All of them for one message, the first ten in a list. */
            recipients: components["schemas"]["RecipientView"][];
            sandbox: boolean;
            /** Format: date-time */
            sendAt: string | null;
            sizeBytes: number;
            /** @enum {string} */
            status: "scheduled" | "held" | "queued" | "sending" | "deferred" | "delivered" | "bounced" | "suppressed" | "expired" | "cancelled" | "partially_delivered";
            /** @enum {string} */
            stream: "transactional" | "marketing";
            subject: string | null;
            tags: string[];
        };
        MoveClockDto: {
            /** @example P1D */
            advance?: string;
            /**
             * Format: date-time
             * @example 2027-01-31T23:00:00.000Z
             */
            now?: string;
        };
        OfferView: {
            /** @example freemium-fr */
            code: string;
            /** @example EUR */
            currency: string;
            /** @example pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            freePlanId: string | null;
            /** @example Freemium */
            name: string;
            /**
             * @description Days and billing cycles begin at midnight here.
             * @example Europe/Paris
             */
            timeZone: string;
        };
        PeriodView: {
            /**
             * Format: date
             * @description The first day that no longer belongs to it.
             * @example 2026-02-15
             */
            end: string;
            /**
             * Format: date
             * @example 2026-01-15
             */
            start: string;
        };
        PersonDto: {
            /** @example it@acme.example */
            email: string;
            emailConfirmed: boolean;
            /** @example usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @enum {string} */
            locale: "en" | "fr" | "de" | "es" | "it";
            /** @enum {string} */
            role: "owner" | "admin" | "developer" | "marketer" | "billing" | "viewer";
            /** @example m1234 */
            username: string;
        };
        PlanQuotaView: {
            /** @example 200 */
            daily: number | null;
            /** @example 6000 */
            monthly: number | null;
        };
        PlanView: {
            addOns: components["schemas"]["AddOnView"][];
            /** @example freemium-fr.essential-30k */
            code: string;
            custom: boolean;
            features: {
                [key: string]: unknown;
            };
            /** @example pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @example 30000 */
            monthlyVolume: number | null;
            /** @example Essential 30,000 */
            name: string;
            /** @example freemium-fr */
            offer: string;
            /**
             * @example {
             *       "quota.onExceed": "reject"
             *     }
             */
            policies: {
                [key: string]: unknown;
            };
            prices: components["schemas"]["PriceView"][];
            purchasable: boolean;
            quota: components["schemas"]["PlanQuotaView"];
            /** @example essential */
            tier: string;
            /** @example 1 */
            version: number;
        };
        PriceView: {
            /** @example 25.00 */
            amount: string;
            /** @example EUR */
            currency: string;
            /** @enum {string} */
            interval: "month" | "year";
            /** @example false */
            taxIncluded: boolean;
        };
        /** @description RFC 9457. `code` never changes; `title` and `detail` follow `Accept-Language` (en, fr, de, es, it). */
        Problem: {
            code: string;
            detail: string;
            /** @description All faults of the fields at once, on 422. */
            errors?: components["schemas"]["FieldFault"][];
            status: number;
            title: string;
            /** @description The same as `X-Request-Id`. */
            traceId: string;
            /** Format: uri */
            type: string;
        } & {
            [key: string]: unknown;
        };
        ProfileDto: {
            /** @example 1 rue de la Paix, 75002 Paris */
            address?: string | null;
            /**
             * @description Two letters, ISO 3166-1.
             * @example FR
             */
            country?: string | null;
            /** @example 20000 */
            expectedMonthlyVolume?: number | null;
            /** @example Customers who ticked the box at checkout */
            listOrigin?: string | null;
            /** @example +33 1 23 45 67 89 */
            phone?: string | null;
            /** @example Order confirmations and a monthly newsletter */
            useCase?: string | null;
            /** @example https://acme.example */
            website?: string | null;
        };
        QuotaEntryView: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "grant" | "use" | "expire";
            /**
             * Format: date-time
             * @description Beginning of the cycle (or day) that the entry belongs to.
             */
            periodStart: string;
            /** @example 18000 */
            quantity: number;
        };
        QuotaView: {
            /** @description null: the plan has no daily limit. */
            daily: components["schemas"]["QuotaWindowView"] | null;
            /** @description null: the plan has no monthly limit. */
            monthly: components["schemas"]["QuotaWindowView"] | null;
            /**
             * @description Unused mail is never carried over.
             * @example false
             */
            rollover: boolean;
            /** @example sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            subscriptionId: string;
        };
        QuotaWindowView: {
            /** @example 6000 */
            limit: number;
            /** @example 4800 */
            remaining: number;
            /**
             * Format: date-time
             * @description From here on the whole limit is free again.
             */
            resetsAt: string;
            /** @example 1200 */
            used: number;
            /** Format: date-time */
            windowStart: string;
        };
        RaiseBlockDto: {
            /** @description For staff only. */
            internalNote?: string;
            /** @example 0.08 */
            limit?: number;
            /** @example 0.12 */
            measured?: number;
            /**
             * @example bounce_rate
             * @enum {string}
             */
            reason: "bounce_rate" | "complaint_rate" | "listing" | "trap" | "payment" | "manual" | "compromised" | "spam_closure";
            /**
             * @example sending
             * @enum {string}
             */
            scope: "sending" | "campaigns" | "all";
            /** @description What the customer does to get rid of it. */
            steps: components["schemas"]["BlockStepDto"][];
            /** @example ratio */
            unit?: string;
            /** @example 2026-04-01T00:00:00.000Z */
            until?: string;
        };
        Ready: {
            checks: components["schemas"]["ReadyChecks"];
            /**
             * @example ready
             * @enum {string}
             */
            status: "ready";
        };
        ReadyChecks: {
            /**
             * @example ok
             * @enum {string}
             */
            database: "ok" | "down";
            /**
             * @description True once the process was told to stop.
             * @example false
             */
            draining: boolean;
            /**
             * @example ok
             * @enum {string}
             */
            migrations: "ok" | "pending";
            /**
             * @description Without Redis everything works, only slower.
             * @example ok
             * @enum {string}
             */
            redis: "ok" | "degraded";
        };
        RecipientView: {
            attempts: number;
            /** @description Why it waits or ended without an attempt. */
            because: string | null;
            /** @example ada@example.net */
            email: string;
            heldReason: string | null;
            /** @example dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12 */
            id: string;
            /**
             * Format: date-time
             * @description While waiting.
             */
            nextAttemptAt: string | null;
            /**
             * @example queued
             * @enum {string}
             */
            status: "scheduled" | "held" | "queued" | "sending" | "deferred" | "delivered" | "bounced" | "suppressed" | "expired" | "cancelled";
            /** @enum {string} */
            type: "to" | "cc" | "bcc";
            /** Format: date-time */
            updatedAt: string;
        };
        RefreshDto: {
            refreshToken: string;
        };
        ResetPasswordDto: {
            /** @example plum harvest 74 by the brook */
            password: string;
            /** @description The `token` of the link in the mail. */
            token: string;
        };
        RotateApiKeyDto: {
            /**
             * @description For so long the secret before stays good beside the new one.
             * @example 86400
             */
            overlapSeconds?: number;
        };
        SenderView: {
            /** Format: date-time */
            createdAt: string;
            /** @example news@acme.example */
            email: string;
            /** @example snd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @enum {string} */
            status: "pending" | "verified";
            /** Format: date-time */
            verifiedAt: string | null;
            /** @enum {string|null} */
            verifiedBy: "link" | "domain" | "sign_up" | null;
        };
        SignedUpDto: {
            account: components["schemas"]["AccountDto"];
            user: components["schemas"]["PersonDto"];
        };
        SignUpDto: {
            /** @example it@acme.example */
            email: string;
            /**
             * @description Language of the mails Posthorn writes to you; that of `Accept-Language` when left out.
             * @enum {string}
             */
            locale?: "en" | "fr" | "de" | "es" | "it";
            /**
             * @description Code of an offer; the first of the catalogue when left out.
             * @example freemium-fr
             */
            offer?: string;
            /** @example Acme */
            organization: string;
            /**
             * @description 12 to 128 characters; may also be set when the address is confirmed.
             * @example plum harvest 74 by the brook
             */
            password?: string;
            /** @description The more you tell, the sooner you may send more. */
            profile?: components["schemas"]["ProfileDto"];
        };
        SmtpCredentialDto: {
            /** @example 2026-03-01T10:00:00.000Z */
            createdAt: string;
            /** @example smc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @example Mail server in Lyon */
            name: string;
            subscriptionId: string | null;
            /** @example m1234-k3x9a7q2bc */
            username: string;
        };
        SmtpPortDto: {
            /** @example 2525 */
            port: number;
            /** @enum {string} */
            tls: "starttls" | "implicit";
        };
        SmtpSettingsDto: {
            /** @example smtp.posthorn.example */
            host: string;
            /**
             * @description Where mail to the installation itself goes.
             * @example smtp.posthorn.example
             */
            inboundHost: string;
            ports: components["schemas"]["SmtpPortDto"][];
            /**
             * @example [
             *       "m1234-k3x9a7q2bc"
             *     ]
             */
            usernames: string[];
        };
        StaffAccountDto: {
            /** @example 2026-03-01T10:00:00.000Z */
            createdAt: string;
            emailConfirmed: boolean;
            /** @description The tier that staff gave; null when the facts decide. */
            grantedTier: number | null;
            /** @example acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @enum {string} */
            locale: "en" | "fr" | "de" | "es" | "it";
            /** @example freemium-fr */
            offer: string;
            /** @example Acme */
            organization: string;
            owner: components["schemas"]["AccountOwnerDto"] | null;
            /**
             * @description The number after the `m` of the user name.
             * @example 1234
             */
            platformId: number;
            profile: components["schemas"]["ProfileDto"];
            /** @description The speed that staff set; null when the plan decides. */
            ratePerHour: number | null;
            /** @enum {string} */
            status: "closing" | "closed" | "active" | "pending" | "suspended";
            /** @description Why the account is suspended; empty when it is not. */
            suspensionReasons: ("bounce_rate" | "complaint_rate" | "listing" | "trap" | "payment" | "manual" | "compromised" | "spam_closure")[];
            /**
             * @description 0 unconfirmed, 1 minimal, 2 complete profile, 3 and 4 earned.
             * @example 1
             */
            tier: number;
            /** @example Europe/Paris */
            timeZone: string;
        };
        StaffBlockDto: {
            /** @example blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            internalNote: string | null;
            liftedAt: string | null;
            liftReason: string | null;
            /** @example 0.08 */
            limit: number | null;
            /** @example 0.12 */
            measured: number | null;
            questions: components["schemas"]["BlockQuestionDto"][];
            /** @enum {string} */
            reason: "bounce_rate" | "complaint_rate" | "listing" | "trap" | "payment" | "manual" | "compromised" | "spam_closure";
            /** @enum {string} */
            scope: "all" | "campaigns" | "sending";
            /** @description Whether answering the questions lifts the block without anybody looking. */
            selfService: boolean;
            /** @example 2026-03-01T10:00:00.000Z */
            since: string;
            steps: components["schemas"]["BlockStepDto"][];
            ticketId: string | null;
            /** @example ratio */
            unit: string | null;
            until: string | null;
        };
        StaffDto: {
            /** @example 2026-03-01T10:00:00.000Z */
            createdAt: string;
            /** @example ops@posthorn.example */
            email: string;
            /** @example stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            lastLoginAt: string | null;
            roles: ("operator" | "billing_staff" | "compliance" | "support_agent" | "auditor")[];
        };
        SubscriptionView: {
            autoRenew: boolean;
            /** Format: date-time */
            cancelledAt: string | null;
            /** Format: date-time */
            createdAt: string;
            currentPeriod: components["schemas"]["PeriodView"];
            /** @example 40 */
            daysLeft: number | null;
            /**
             * Format: date
             * @description Last usable day; null on free plans.
             */
            expiresAt: string | null;
            /** @example sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @enum {string} */
            interval: "month" | "year";
            /** @example freemium-fr */
            offer: string;
            paymentMethod: string | null;
            /** @example freemium-fr.free */
            planCode: string;
            /** @example pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            planId: string;
            /** Format: date */
            renewableUntil: string | null;
            scheduledChange: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            status: "pending_payment" | "active" | "past_due" | "expired" | "ended" | "deleted";
            suspension: {
                [key: string]: unknown;
            } | null;
        };
        SuppressionView: {
            /** Format: date-time */
            createdAt: string;
            /** @example ada@example.net */
            email: string;
            /** @example sup_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @example no_such_user */
            reason: string;
            /** @enum {string} */
            scope: "all" | "marketing";
            /** @enum {string} */
            source: "bounce" | "complaint" | "unsubscribe" | "api" | "import";
        };
        TlsView: {
            /** @example TLS_AES_256_GCM_SHA384 */
            cipher: string;
            /** @example TLSv1.3 */
            version: string;
        };
        TokenPairDto: {
            /** @description Goes into `Authorization: Bearer …`. */
            accessToken: string;
            /**
             * @description Life of the access token in seconds.
             * @example 900
             */
            expiresIn: number;
            /** @description Good for one new pair; shown again later, it ends the session. */
            refreshToken: string;
        };
        UpdateAccountDto: {
            /**
             * @description Language of the mails Posthorn writes to you.
             * @enum {string}
             */
            locale?: "en" | "fr" | "de" | "es" | "it";
            /** @example Acme */
            organization?: string;
            profile?: components["schemas"]["ProfileDto"];
            /**
             * @description Formats reports and default schedules; quotas follow the offer's own zone.
             * @example Europe/Paris
             */
            timeZone?: string;
        };
        VerifiedDomainView: {
            /** @description Verified, and at least one DKIM key is published. */
            authenticated: boolean;
            /** Format: date-time */
            checkedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            dkim: components["schemas"]["DkimView"][];
            /** @example dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11 */
            id: string;
            /** @example acme.example */
            name: string;
            records: components["schemas"]["DnsRecordView"][];
            /** @description Bounces come back under the domain’s own name. */
            returnPathReady: boolean;
            /** @enum {string} */
            status: "pending" | "verified";
            /** Format: date-time */
            verifiedAt: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listInbox: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Only mails whose envelope recipient is this address. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "receivedAt": "2026-03-01T10:00:00.000Z",
                     *           "from": "Ann <ann@acme.example>",
                     *           "to": "bob@example.net",
                     *           "recipient": "bob@example.net",
                     *           "mailFrom": "b+ek3…@bounce.posthorn.localhost",
                     *           "subject": "Your order",
                     *           "notification": "confirm-email",
                     *           "dkim": [
                     *             "acme.example (rsa-sha256)",
                     *             "acme.example (ed25519-sha256)"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InboxListView"];
                    "text/html": components["schemas"]["InboxListView"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInboxJson: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Only mails whose envelope recipient is this address. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "receivedAt": "2026-03-01T10:00:00.000Z",
                     *           "from": "Ann <ann@acme.example>",
                     *           "to": "bob@example.net",
                     *           "recipient": "bob@example.net",
                     *           "mailFrom": "b+ek3…@bounce.posthorn.localhost",
                     *           "subject": "Your order",
                     *           "notification": "confirm-email",
                     *           "dkim": [
                     *             "acme.example (rsa-sha256)",
                     *             "acme.example (ed25519-sha256)"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InboxListView"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showInboxMail: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Only mails whose envelope recipient is this address. */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewInboxMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readInboxMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "message/rfc822": string;
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "live"
                     *     }
                     */
                    "application/json": components["schemas"]["Live"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "checks": {
                     *         "database": "ok",
                     *         "migrations": "ok",
                     *         "redis": "ok",
                     *         "draining": false
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Prometheus text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "platformId": 1234,
                     *       "organization": "Acme",
                     *       "offer": "freemium-fr",
                     *       "status": "closing",
                     *       "suspensionReasons": [
                     *         "bounce_rate"
                     *       ],
                     *       "emailConfirmed": true,
                     *       "locale": "en",
                     *       "timeZone": "Europe/Paris",
                     *       "profile": {
                     *         "website": "https://acme.example",
                     *         "phone": "+33 1 23 45 67 89",
                     *         "address": "1 rue de la Paix, 75002 Paris",
                     *         "country": "FR",
                     *         "useCase": "Order confirmations and a monthly newsletter",
                     *         "listOrigin": "Customers who ticked the box at checkout",
                     *         "expectedMonthlyVolume": 20000
                     *       },
                     *       "tier": 1,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organization": "Acme",
                 *       "locale": "en",
                 *       "timeZone": "Europe/Paris",
                 *       "profile": {
                 *         "website": "https://acme.example",
                 *         "phone": "+33 1 23 45 67 89",
                 *         "address": "1 rue de la Paix, 75002 Paris",
                 *         "country": "FR",
                 *         "useCase": "Order confirmations and a monthly newsletter",
                 *         "listOrigin": "Customers who ticked the box at checkout",
                 *         "expectedMonthlyVolume": 20000
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateAccountDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "platformId": 1234,
                     *       "organization": "Acme",
                     *       "offer": "freemium-fr",
                     *       "status": "closing",
                     *       "suspensionReasons": [
                     *         "bounce_rate"
                     *       ],
                     *       "emailConfirmed": true,
                     *       "locale": "en",
                     *       "timeZone": "Europe/Paris",
                     *       "profile": {
                     *         "website": "https://acme.example",
                     *         "phone": "+33 1 23 45 67 89",
                     *         "address": "1 rue de la Paix, 75002 Paris",
                     *         "country": "FR",
                     *         "useCase": "Order confirmations and a monthly newsletter",
                     *         "listOrigin": "Customers who ticked the box at checkout",
                     *         "expectedMonthlyVolume": 20000
                     *       },
                     *       "tier": 1,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                action?: string;
                /** @description Id of a person, key or member of staff. */
                actor?: string;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                from?: string;
                /** @description Items of one page. */
                limit?: number;
                /** @description Exclusive. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "at": "2026-03-01T10:00:00.000Z",
                     *           "action": "api_key.created",
                     *           "actor": {
                     *             "type": "system",
                     *             "id": "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *             "label": "m1234"
                     *           },
                     *           "target": {
                     *             "type": "api_key",
                     *             "id": "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"
                     *           },
                     *           "ip": "192.0.2.7",
                     *           "changes": {}
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["AuditEntryDto"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccountBlocks: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "reason": "bounce_rate",
                     *           "scope": "all",
                     *           "measured": 0.12,
                     *           "limit": 0.08,
                     *           "unit": "ratio",
                     *           "since": "2026-03-01T10:00:00.000Z",
                     *           "until": null,
                     *           "steps": [
                     *             {
                     *               "code": "clean_list",
                     *               "text": "Remove the addresses that bounced.",
                     *               "done": true
                     *             }
                     *           ],
                     *           "selfService": true,
                     *           "questions": [
                     *             {
                     *               "key": "…",
                     *               "text": "…",
                     *               "required": true
                     *             }
                     *           ],
                     *           "ticketId": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["BlockDto"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "it@acme.example",
                 *       "organization": "Acme",
                 *       "offer": "freemium-fr",
                 *       "password": "plum harvest 74 by the brook",
                 *       "locale": "en",
                 *       "profile": {
                 *         "website": "https://acme.example",
                 *         "phone": "+33 1 23 45 67 89",
                 *         "address": "1 rue de la Paix, 75002 Paris",
                 *         "country": "FR",
                 *         "useCase": "Order confirmations and a monthly newsletter",
                 *         "listOrigin": "Customers who ticked the box at checkout",
                 *         "expectedMonthlyVolume": 20000
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignUpDto"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "id": "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *         "platformId": 1234,
                     *         "organization": "Acme",
                     *         "offer": "freemium-fr",
                     *         "status": "closing",
                     *         "suspensionReasons": [
                     *           "bounce_rate"
                     *         ],
                     *         "emailConfirmed": true,
                     *         "locale": "en",
                     *         "timeZone": "Europe/Paris",
                     *         "profile": {
                     *           "website": "https://acme.example",
                     *           "phone": "+33 1 23 45 67 89",
                     *           "address": "1 rue de la Paix, 75002 Paris",
                     *           "country": "FR",
                     *           "useCase": "Order confirmations and a monthly newsletter",
                     *           "listOrigin": "Customers who ticked the box at checkout",
                     *           "expectedMonthlyVolume": 20000
                     *         },
                     *         "tier": 1,
                     *         "createdAt": "2026-03-01T10:00:00.000Z"
                     *       },
                     *       "user": {
                     *         "id": "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *         "username": "m1234",
                     *         "email": "it@acme.example",
                     *         "role": "owner",
                     *         "emailConfirmed": true,
                     *         "locale": "en"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedUpDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `password_too_short`, `password_too_long`, `password_too_common`, `reference_not_found`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchAccounts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
                /** @description Platform id, user name, e-mail address, or the beginning of the organisation's name. */
                q?: string;
                status?: "pending" | "active" | "closing" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "platformId": 1234,
                     *           "organization": "Acme",
                     *           "offer": "freemium-fr",
                     *           "status": "closing",
                     *           "suspensionReasons": [
                     *             "bounce_rate"
                     *           ],
                     *           "emailConfirmed": true,
                     *           "locale": "en",
                     *           "timeZone": "Europe/Paris",
                     *           "profile": {
                     *             "website": "https://acme.example",
                     *             "phone": "+33 1 23 45 67 89",
                     *             "address": "1 rue de la Paix, 75002 Paris",
                     *             "country": "FR",
                     *             "useCase": "Order confirmations and a monthly newsletter",
                     *             "listOrigin": "Customers who ticked the box at checkout",
                     *             "expectedMonthlyVolume": 20000
                     *           },
                     *           "tier": 1,
                     *           "createdAt": "2026-03-01T10:00:00.000Z",
                     *           "grantedTier": null,
                     *           "ratePerHour": null,
                     *           "owner": {
                     *             "username": "m1234",
                     *             "email": "it@acme.example"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["StaffAccountDto"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "platformId": 1234,
                     *       "organization": "Acme",
                     *       "offer": "freemium-fr",
                     *       "status": "closing",
                     *       "suspensionReasons": [
                     *         "bounce_rate"
                     *       ],
                     *       "emailConfirmed": true,
                     *       "locale": "en",
                     *       "timeZone": "Europe/Paris",
                     *       "profile": {
                     *         "website": "https://acme.example",
                     *         "phone": "+33 1 23 45 67 89",
                     *         "address": "1 rue de la Paix, 75002 Paris",
                     *         "country": "FR",
                     *         "useCase": "Order confirmations and a monthly newsletter",
                     *         "listOrigin": "Customers who ticked the box at checkout",
                     *         "expectedMonthlyVolume": 20000
                     *       },
                     *       "tier": 1,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "grantedTier": null,
                     *       "ratePerHour": null,
                     *       "owner": {
                     *         "username": "m1234",
                     *         "email": "it@acme.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StaffAccountDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adjustAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tier": 3,
                 *       "ratePerHour": 500
                 *     }
                 */
                "application/json": components["schemas"]["AdjustAccountDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "platformId": 1234,
                     *       "organization": "Acme",
                     *       "offer": "freemium-fr",
                     *       "status": "closing",
                     *       "suspensionReasons": [
                     *         "bounce_rate"
                     *       ],
                     *       "emailConfirmed": true,
                     *       "locale": "en",
                     *       "timeZone": "Europe/Paris",
                     *       "profile": {
                     *         "website": "https://acme.example",
                     *         "phone": "+33 1 23 45 67 89",
                     *         "address": "1 rue de la Paix, 75002 Paris",
                     *         "country": "FR",
                     *         "useCase": "Order confirmations and a monthly newsletter",
                     *         "listOrigin": "Customers who ticked the box at checkout",
                     *         "expectedMonthlyVolume": 20000
                     *       },
                     *       "tier": 1,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "grantedTier": null,
                     *       "ratePerHour": null,
                     *       "owner": {
                     *         "username": "m1234",
                     *         "email": "it@acme.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["StaffAccountDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBlocksAsStaff: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "reason": "bounce_rate",
                     *           "scope": "all",
                     *           "measured": 0.12,
                     *           "limit": 0.08,
                     *           "unit": "ratio",
                     *           "since": "2026-03-01T10:00:00.000Z",
                     *           "until": null,
                     *           "steps": [
                     *             {
                     *               "code": "clean_list",
                     *               "text": "Remove the addresses that bounced.",
                     *               "done": true
                     *             }
                     *           ],
                     *           "selfService": true,
                     *           "questions": [
                     *             {
                     *               "key": "…",
                     *               "text": "…",
                     *               "required": true
                     *             }
                     *           ],
                     *           "ticketId": null,
                     *           "internalNote": null,
                     *           "liftedAt": null,
                     *           "liftReason": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["StaffBlockDto"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    raiseBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "bounce_rate",
                 *       "scope": "sending",
                 *       "measured": 0.12,
                 *       "limit": 0.08,
                 *       "unit": "ratio",
                 *       "steps": [
                 *         {
                 *           "code": "clean_list",
                 *           "text": "Remove the addresses that bounced.",
                 *           "done": true
                 *         }
                 *       ],
                 *       "internalNote": "…",
                 *       "until": "2026-04-01T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["RaiseBlockDto"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "reason": "bounce_rate",
                     *       "scope": "all",
                     *       "measured": 0.12,
                     *       "limit": 0.08,
                     *       "unit": "ratio",
                     *       "since": "2026-03-01T10:00:00.000Z",
                     *       "until": null,
                     *       "steps": [
                     *         {
                     *           "code": "clean_list",
                     *           "text": "Remove the addresses that bounced.",
                     *           "done": true
                     *         }
                     *       ],
                     *       "selfService": true,
                     *       "questions": [
                     *         {
                     *           "key": "…",
                     *           "text": "…",
                     *           "required": true
                     *         }
                     *       ],
                     *       "ticketId": null,
                     *       "internalNote": null,
                     *       "liftedAt": null,
                     *       "liftReason": null
                     *     }
                     */
                    "application/json": components["schemas"]["StaffBlockDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                blockId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The list has been cleaned."
                 *     }
                 */
                "application/json": components["schemas"]["LiftBlockDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "blk_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "reason": "bounce_rate",
                     *       "scope": "all",
                     *       "measured": 0.12,
                     *       "limit": 0.08,
                     *       "unit": "ratio",
                     *       "since": "2026-03-01T10:00:00.000Z",
                     *       "until": null,
                     *       "steps": [
                     *         {
                     *           "code": "clean_list",
                     *           "text": "Remove the addresses that bounced.",
                     *           "done": true
                     *         }
                     *       ],
                     *       "selfService": true,
                     *       "questions": [
                     *         {
                     *           "key": "…",
                     *           "text": "…",
                     *           "required": true
                     *         }
                     *       ],
                     *       "ticketId": null,
                     *       "internalNote": null,
                     *       "liftedAt": null,
                     *       "liftReason": null
                     *     }
                     */
                    "application/json": components["schemas"]["StaffBlockDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "planId": "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                 *       "until": "2026-12-31"
                 *     }
                 */
                "application/json": components["schemas"]["GrantSubscriptionBody"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "planId": "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "planCode": "freemium-fr.free",
                     *       "offer": "freemium-fr",
                     *       "interval": "month",
                     *       "status": "pending_payment",
                     *       "currentPeriod": {
                     *         "start": "2026-01-15",
                     *         "end": "2026-02-15"
                     *       },
                     *       "expiresAt": null,
                     *       "daysLeft": 40,
                     *       "autoRenew": true,
                     *       "cancelledAt": null,
                     *       "scheduledChange": null,
                     *       "paymentMethod": null,
                     *       "renewableUntil": null,
                     *       "suspension": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `reference_not_found`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInstallationDnsRecords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "type": "TXT",
                     *           "name": "_posthorn.acme.example",
                     *           "expected": "posthorn-verification=Zk3…",
                     *           "found": [
                     *             "…"
                     *           ],
                     *           "status": "ok",
                     *           "purpose": "ownership",
                     *           "required": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DnsRecordsView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "email": "ops@posthorn.example",
                     *           "roles": [
                     *             "operator"
                     *           ],
                     *           "createdAt": "2026-03-01T10:00:00.000Z",
                     *           "lastLoginAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["StaffDto"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ops@posthorn.example",
                 *       "password": "plum harvest 74 by the brook",
                 *       "roles": [
                 *         "support_agent"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["AddStaffDto"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "ops@posthorn.example",
                     *       "roles": [
                     *         "operator"
                     *       ],
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "lastLoginAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["StaffDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `user_exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `password_too_short`, `password_too_long`, `password_too_common`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "ops@posthorn.example",
                     *       "roles": [
                     *         "operator"
                     *       ],
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "lastLoginAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["StaffDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_operator` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roles": [
                 *         "support_agent",
                 *         "auditor"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangeStaffDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "stf_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "ops@posthorn.example",
                     *       "roles": [
                     *         "operator"
                     *       ],
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "lastLoginAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["StaffDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_operator` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTestClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": "2027-01-31T23:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClockDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveTestClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "now": "2027-01-31T23:00:00.000Z",
                 *       "advance": "P1D"
                 *     }
                 */
                "application/json": components["schemas"]["MoveClockDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": "2027-01-31T23:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ClockDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `role_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `clock_backwards`, `clock_is_moving` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "name": "Shop",
                     *           "key": "…",
                     *           "secretHint": "phs_Vb7x",
                     *           "scopes": [
                     *             "send"
                     *           ],
                     *           "allowedNetworks": [
                     *             "…"
                     *           ],
                     *           "subscriptionId": null,
                     *           "createdAt": "2026-03-01T10:00:00.000Z",
                     *           "expiresAt": null,
                     *           "lastUsedAt": null,
                     *           "previousSecretUntil": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["ApiKeyDto"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Shop",
                 *       "scopes": [
                 *         "send",
                 *         "read"
                 *       ],
                 *       "expiresAt": "2027-01-01T00:00:00.000Z",
                 *       "allowedNetworks": [
                 *         "192.0.2.0/24"
                 *       ],
                 *       "subscriptionId": null
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKeyDto"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "…",
                     *       "id": "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "Shop",
                     *       "key": "…",
                     *       "secretHint": "phs_Vb7x",
                     *       "scopes": [
                     *         "send"
                     *       ],
                     *       "allowedNetworks": [
                     *         "…"
                     *       ],
                     *       "subscriptionId": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "previousSecretUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedApiKeyDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed`, `email_not_confirmed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `reference_not_found`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "Shop",
                     *       "key": "…",
                     *       "secretHint": "phs_Vb7x",
                     *       "scopes": [
                     *         "send"
                     *       ],
                     *       "allowedNetworks": [
                     *         "…"
                     *       ],
                     *       "subscriptionId": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "previousSecretUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapSeconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["RotateApiKeyDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "…",
                     *       "id": "key_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "Shop",
                     *       "key": "…",
                     *       "secretHint": "phs_Vb7x",
                     *       "scopes": [
                     *         "send"
                     *       ],
                     *       "allowedNetworks": [
                     *         "…"
                     *       ],
                     *       "subscriptionId": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "previousSecretUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedApiKeyDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "…",
                 *       "password": "plum harvest 74 by the brook"
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmEmailDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "account": {
                     *         "id": "acc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *         "platformId": 1234,
                     *         "organization": "Acme",
                     *         "offer": "freemium-fr",
                     *         "status": "closing",
                     *         "suspensionReasons": [
                     *           "bounce_rate"
                     *         ],
                     *         "emailConfirmed": true,
                     *         "locale": "en",
                     *         "timeZone": "Europe/Paris",
                     *         "profile": {
                     *           "website": "https://acme.example",
                     *           "phone": "+33 1 23 45 67 89",
                     *           "address": "1 rue de la Paix, 75002 Paris",
                     *           "country": "FR",
                     *           "useCase": "Order confirmations and a monthly newsletter",
                     *           "listOrigin": "Customers who ticked the box at checkout",
                     *           "expectedMonthlyVolume": 20000
                     *         },
                     *         "tier": 1,
                     *         "createdAt": "2026-03-01T10:00:00.000Z"
                     *       },
                     *       "user": {
                     *         "id": "usr_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *         "username": "m1234",
                     *         "email": "it@acme.example",
                     *         "role": "owner",
                     *         "emailConfirmed": true,
                     *         "locale": "en"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedUpDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `password_too_short`, `password_too_long`, `password_too_common`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "m1234",
                 *       "email": "it@acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["ForgotPasswordDto"];
            };
        };
        responses: {
            /** @description Taken on; it happens soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgotUsername: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "it@acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["EmailAddressDto"];
            };
        };
        responses: {
            /** @description Taken on; it happens soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "m1234",
                 *       "email": "it@acme.example",
                 *       "password": "plum harvest 74 by the brook",
                 *       "totp": "…"
                 *     }
                 */
                "application/json": components["schemas"]["LoginDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "…",
                     *       "refreshToken": "…",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_credentials` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `username_required` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`, `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "…"
                 *     }
                 */
                "application/json": components["schemas"]["LogoutDto"];
            };
        };
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "…"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshDto"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "…",
                     *       "refreshToken": "…",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPairDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_credentials` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendConfirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "it@acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["EmailAddressDto"];
            };
        };
        responses: {
            /** @description Taken on; it happens soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "…",
                 *       "password": "plum harvest 74 by the brook"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordDto"];
            };
        };
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `password_too_short`, `password_too_long`, `password_too_common`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDomains: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "name": "acme.example",
                     *           "status": "pending",
                     *           "authenticated": true,
                     *           "dkim": [
                     *             {
                     *               "selector": "ph3f9a1cr",
                     *               "algorithm": "rsa-sha256",
                     *               "published": true
                     *             }
                     *           ],
                     *           "returnPathReady": true,
                     *           "verifiedAt": null,
                     *           "checkedAt": null,
                     *           "createdAt": "2026-03-01T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["DomainView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["AddDomainBody"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "acme.example",
                     *       "status": "pending",
                     *       "authenticated": true,
                     *       "dkim": [
                     *         {
                     *           "selector": "ph3f9a1cr",
                     *           "algorithm": "rsa-sha256",
                     *           "published": true
                     *         }
                     *       ],
                     *       "returnPathReady": true,
                     *       "verifiedAt": null,
                     *       "checkedAt": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DomainView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed`, `email_not_confirmed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `domain_exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDomain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "acme.example",
                     *       "status": "pending",
                     *       "authenticated": true,
                     *       "dkim": [
                     *         {
                     *           "selector": "ph3f9a1cr",
                     *           "algorithm": "rsa-sha256",
                     *           "published": true
                     *         }
                     *       ],
                     *       "returnPathReady": true,
                     *       "verifiedAt": null,
                     *       "checkedAt": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DomainView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDomainRecords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "type": "TXT",
                     *           "name": "_posthorn.acme.example",
                     *           "expected": "posthorn-verification=Zk3…",
                     *           "found": [
                     *             "…"
                     *           ],
                     *           "status": "ok",
                     *           "purpose": "ownership",
                     *           "required": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DnsRecordsView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "dom_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "acme.example",
                     *       "status": "pending",
                     *       "authenticated": true,
                     *       "dkim": [
                     *         {
                     *           "selector": "ph3f9a1cr",
                     *           "algorithm": "rsa-sha256",
                     *           "published": true
                     *         }
                     *       ],
                     *       "returnPathReady": true,
                     *       "verifiedAt": null,
                     *       "checkedAt": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "records": [
                     *         {
                     *           "type": "TXT",
                     *           "name": "_posthorn.acme.example",
                     *           "expected": "posthorn-verification=Zk3…",
                     *           "found": [
                     *             "…"
                     *           ],
                     *           "status": "ok",
                     *           "purpose": "ownership",
                     *           "required": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedDomainView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `domain_owned_by_another_account` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`, `validation_failed`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Only events behind this `sequence`; where a reader of the feed goes on. */
                after?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
                /** @description Only these types; repeatable. */
                type?: ("accepted" | "held" | "deferred" | "delivered" | "bounced" | "complained" | "opened" | "clicked" | "unsubscribed" | "suppressed" | "expired" | "cancelled")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "sequence": 0,
                     *           "type": "accepted",
                     *           "occurredAt": "2026-03-01T10:00:00.000Z",
                     *           "messageId": "…",
                     *           "deliveryId": "…",
                     *           "recipient": "ada@example.net",
                     *           "attempt": 0,
                     *           "host": null,
                     *           "ip": null,
                     *           "sourceIp": null,
                     *           "tls": {
                     *             "version": "TLSv1.3",
                     *             "cipher": "TLS_AES_256_GCM_SHA384"
                     *           },
                     *           "code": null,
                     *           "enhancedCode": null,
                     *           "text": null,
                     *           "class": null,
                     *           "url": null,
                     *           "userAgent": null,
                     *           "machineLikely": null,
                     *           "ambiguousRetry": true,
                     *           "sandbox": true,
                     *           "tags": [
                     *             "…"
                     *           ],
                     *           "customId": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["EventView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                customId?: string;
                /** @description Accepted at or after. */
                from?: string;
                /** @description Items of one page. */
                limit?: number;
                recipient?: string;
                /** @description Messages with at least one recipient in this state. */
                status?: "scheduled" | "held" | "queued" | "sending" | "deferred" | "delivered" | "bounced" | "suppressed" | "expired" | "cancelled";
                tag?: string;
                /** @description Accepted before. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "status": "scheduled",
                     *           "createdAt": "2026-03-01T10:00:00.000Z",
                     *           "from": {
                     *             "email": "…"
                     *           },
                     *           "subject": null,
                     *           "stream": "transactional",
                     *           "tags": [
                     *             "…"
                     *           ],
                     *           "customId": null,
                     *           "sendAt": null,
                     *           "expiresAt": null,
                     *           "sandbox": true,
                     *           "sizeBytes": 0,
                     *           "messageIdHeader": "<0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11@acme.example>",
                     *           "recipientCount": 0,
                     *           "recipients": [
                     *             {
                     *               "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12",
                     *               "email": "ada@example.net",
                     *               "status": "queued",
                     *               "type": "to",
                     *               "attempts": 0,
                     *               "nextAttemptAt": null,
                     *               "because": null,
                     *               "heldReason": null,
                     *               "updatedAt": "2026-03-01T10:00:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["MessageView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": {
                 *         "email": "news@acme.example",
                 *         "name": "Acme"
                 *       },
                 *       "to": [
                 *         {
                 *           "email": "ada@example.net",
                 *           "name": "Ada"
                 *         }
                 *       ],
                 *       "subject": "Your order",
                 *       "text": "It is on its way."
                 *     }
                 */
                "application/json": {
                    attachments?: {
                        content?: string;
                        contentId?: string;
                        contentType?: string;
                        filename: string;
                        inline?: boolean;
                        uploadId?: string;
                    }[];
                    bcc?: {
                        email: string;
                        name?: string;
                    }[];
                    cc?: {
                        email: string;
                        name?: string;
                    }[];
                    customId?: string;
                    expiresAt?: string;
                    from: {
                        email: string;
                        name?: string;
                    };
                    headers?: {
                        [key: string]: string;
                    };
                    html?: string;
                    ipPool?: string;
                    replyTo?: {
                        email: string;
                        name?: string;
                    } | {
                        email: string;
                        name?: string;
                    }[];
                    sandbox?: boolean;
                    sendAt?: string;
                    /** @enum {string} */
                    stream?: "transactional" | "marketing";
                    subject?: string;
                    tags?: string[];
                    templateId?: string;
                    text?: string;
                    to?: {
                        email: string;
                        name?: string;
                    }[];
                    track?: {
                        clicks?: boolean;
                        opens?: boolean;
                    };
                    variables?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Taken on; it happens soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "status": "queued",
                     *       "recipients": [
                     *         {
                     *           "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12",
                     *           "email": "ada@example.net",
                     *           "status": "queued"
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["AcceptedMessageView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `subscription_required`, `subscription_expired` */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed`, `account_blocked`, `email_not_confirmed`, `sender_not_verified` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`, `message_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `address_invalid`, `header_not_allowed`, `reference_not_found`, `recipient_suppressed`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `daily_quota_exceeded`, `daily_quota_suspended`, `monthly_quota_exceeded`, `sending_tier_limit`, `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "status": "scheduled",
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "from": {
                     *         "email": "…"
                     *       },
                     *       "subject": null,
                     *       "stream": "transactional",
                     *       "tags": [
                     *         "…"
                     *       ],
                     *       "customId": null,
                     *       "sendAt": null,
                     *       "expiresAt": null,
                     *       "sandbox": true,
                     *       "sizeBytes": 0,
                     *       "messageIdHeader": "<0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11@acme.example>",
                     *       "recipientCount": 0,
                     *       "recipients": [
                     *         {
                     *           "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12",
                     *           "email": "ada@example.net",
                     *           "status": "queued",
                     *           "type": "to",
                     *           "attempts": 0,
                     *           "nextAttemptAt": null,
                     *           "because": null,
                     *           "heldReason": null,
                     *           "updatedAt": "2026-03-01T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "status": "scheduled",
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "from": {
                     *         "email": "…"
                     *       },
                     *       "subject": null,
                     *       "stream": "transactional",
                     *       "tags": [
                     *         "…"
                     *       ],
                     *       "customId": null,
                     *       "sendAt": null,
                     *       "expiresAt": null,
                     *       "sandbox": true,
                     *       "sizeBytes": 0,
                     *       "messageIdHeader": "<0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11@acme.example>",
                     *       "recipientCount": 0,
                     *       "recipients": [
                     *         {
                     *           "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12",
                     *           "email": "ada@example.net",
                     *           "status": "queued",
                     *           "type": "to",
                     *           "attempts": 0,
                     *           "nextAttemptAt": null,
                     *           "because": null,
                     *           "heldReason": null,
                     *           "updatedAt": "2026-03-01T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `not_cancellable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`, `validation_failed`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMessageContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "headers": [
                     *         {
                     *           "name": "…",
                     *           "value": "…"
                     *         }
                     *       ],
                     *       "text": null,
                     *       "html": null,
                     *       "attachments": [
                     *         {
                     *           "filename": null,
                     *           "contentType": "…",
                     *           "sizeBytes": 0,
                     *           "contentId": null
                     *         }
                     *       ],
                     *       "sizeBytes": 0,
                     *       "raw": ""
                     *     }
                     */
                    "application/json": components["schemas"]["MessageContentView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessageEvents: {
        parameters: {
            query?: {
                /** @description Only events behind this `sequence`; where a reader of the feed goes on. */
                after?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
                /** @description Only these types; repeatable. */
                type?: ("accepted" | "held" | "deferred" | "delivered" | "bounced" | "complained" | "opened" | "clicked" | "unsubscribed" | "suppressed" | "expired" | "cancelled")[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "sequence": 0,
                     *           "type": "accepted",
                     *           "occurredAt": "2026-03-01T10:00:00.000Z",
                     *           "messageId": "…",
                     *           "deliveryId": "…",
                     *           "recipient": "ada@example.net",
                     *           "attempt": 0,
                     *           "host": null,
                     *           "ip": null,
                     *           "sourceIp": null,
                     *           "tls": {
                     *             "version": "TLSv1.3",
                     *             "cipher": "TLS_AES_256_GCM_SHA384"
                     *           },
                     *           "code": null,
                     *           "enhancedCode": null,
                     *           "text": null,
                     *           "class": null,
                     *           "url": null,
                     *           "userAgent": null,
                     *           "machineLikely": null,
                     *           "ambiguousRetry": true,
                     *           "sandbox": true,
                     *           "tags": [
                     *             "…"
                     *           ],
                     *           "customId": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["EventView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMessageBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "messages": [
                 *         {
                 *           "from": {
                 *             "email": "news@acme.example",
                 *             "name": "Acme"
                 *           },
                 *           "to": [
                 *             {
                 *               "email": "ada@example.net",
                 *               "name": "Ada"
                 *             }
                 *           ],
                 *           "subject": "Your order",
                 *           "text": "It is on its way."
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    messages: {
                        attachments?: {
                            content?: string;
                            contentId?: string;
                            contentType?: string;
                            filename: string;
                            inline?: boolean;
                            uploadId?: string;
                        }[];
                        bcc?: {
                            email: string;
                            name?: string;
                        }[];
                        cc?: {
                            email: string;
                            name?: string;
                        }[];
                        customId?: string;
                        expiresAt?: string;
                        from: {
                            email: string;
                            name?: string;
                        };
                        headers?: {
                            [key: string]: string;
                        };
                        html?: string;
                        ipPool?: string;
                        replyTo?: {
                            email: string;
                            name?: string;
                        } | {
                            email: string;
                            name?: string;
                        }[];
                        sandbox?: boolean;
                        sendAt?: string;
                        /** @enum {string} */
                        stream?: "transactional" | "marketing";
                        subject?: string;
                        tags?: string[];
                        templateId?: string;
                        text?: string;
                        to?: {
                            email: string;
                            name?: string;
                        }[];
                        track?: {
                            clicks?: boolean;
                            opens?: boolean;
                        };
                        variables?: Record<string, never>;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "index": 0,
                     *           "httpStatus": 202,
                     *           "id": "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "status": "…",
                     *           "recipients": [
                     *             {
                     *               "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12",
                     *               "email": "ada@example.net",
                     *               "status": "queued"
                     *             }
                     *           ],
                     *           "warnings": [
                     *             "…"
                     *           ],
                     *           "code": "daily_quota_exceeded",
                     *           "errors": [
                     *             {
                     *               "field": "to[0].email",
                     *               "code": "address_invalid",
                     *               "message": "…"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed`, `account_blocked`, `email_not_confirmed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendRawMessage: {
        parameters: {
            query?: {
                to?: string[];
            };
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "message/rfc822": string;
            };
        };
        responses: {
            /** @description Taken on; it happens soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "status": "queued",
                     *       "recipients": [
                     *         {
                     *           "id": "dlv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12",
                     *           "email": "ada@example.net",
                     *           "status": "queued"
                     *         }
                     *       ],
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["AcceptedMessageView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `subscription_required`, `subscription_expired` */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed`, `account_blocked`, `email_not_confirmed`, `sender_not_verified` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`, `message_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `address_invalid`, `header_not_allowed`, `reference_not_found`, `recipient_suppressed`, `message_malformed`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `daily_quota_exceeded`, `daily_quota_suspended`, `monthly_quota_exceeded`, `sending_tier_limit`, `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOffers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "code": "freemium-fr",
                     *           "name": "Freemium",
                     *           "currency": "EUR",
                     *           "timeZone": "Europe/Paris",
                     *           "freePlanId": "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["OfferView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
                /** @description Only plans of this offer. */
                offer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "code": "freemium-fr.essential-30k",
                     *           "offer": "freemium-fr",
                     *           "version": 1,
                     *           "name": "Essential 30,000",
                     *           "tier": "essential",
                     *           "custom": true,
                     *           "monthlyVolume": 30000,
                     *           "quota": {
                     *             "monthly": 6000,
                     *             "daily": 200
                     *           },
                     *           "prices": [
                     *             {
                     *               "interval": "month",
                     *               "amount": "25.00",
                     *               "currency": "EUR",
                     *               "taxIncluded": false
                     *             }
                     *           ],
                     *           "addOns": [
                     *             {
                     *               "kind": "seat",
                     *               "amount": "30.00",
                     *               "currency": "EUR",
                     *               "period": "term",
                     *               "taxIncluded": false
                     *             }
                     *           ],
                     *           "features": {},
                     *           "policies": {
                     *             "quota.onExceed": "reject"
                     *           },
                     *           "purchasable": true
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["PlanView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "code": "freemium-fr.essential-30k",
                     *       "offer": "freemium-fr",
                     *       "version": 1,
                     *       "name": "Essential 30,000",
                     *       "tier": "essential",
                     *       "custom": true,
                     *       "monthlyVolume": 30000,
                     *       "quota": {
                     *         "monthly": 6000,
                     *         "daily": 200
                     *       },
                     *       "prices": [
                     *         {
                     *           "interval": "month",
                     *           "amount": "25.00",
                     *           "currency": "EUR",
                     *           "taxIncluded": false
                     *         }
                     *       ],
                     *       "addOns": [
                     *         {
                     *           "kind": "seat",
                     *           "amount": "30.00",
                     *           "currency": "EUR",
                     *           "period": "term",
                     *           "taxIncluded": false
                     *         }
                     *       ],
                     *       "features": {},
                     *       "policies": {
                     *         "quota.onExceed": "reject"
                     *       },
                     *       "purchasable": true
                     *     }
                     */
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuota: {
        parameters: {
            query?: {
                /** @description Default: the key’s subscription, else the account’s oldest active one. */
                subscriptionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "subscriptionId": "sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "monthly": {
                     *         "limit": 6000,
                     *         "used": 1200,
                     *         "remaining": 4800,
                     *         "windowStart": "2026-03-01T10:00:00.000Z",
                     *         "resetsAt": "2026-03-01T10:00:00.000Z"
                     *       },
                     *       "daily": {
                     *         "limit": 6000,
                     *         "used": 1200,
                     *         "remaining": 4800,
                     *         "windowStart": "2026-03-01T10:00:00.000Z",
                     *         "resetsAt": "2026-03-01T10:00:00.000Z"
                     *       },
                     *       "rollover": false
                     *     }
                     */
                    "application/json": components["schemas"]["QuotaView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuotaEntries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
                subscriptionId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "at": "2026-03-01T10:00:00.000Z",
                     *           "kind": "grant",
                     *           "quantity": 18000,
                     *           "periodStart": "2026-03-01T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["QuotaEntryView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSenders: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "snd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "email": "news@acme.example",
                     *           "status": "pending",
                     *           "verifiedBy": "link",
                     *           "verifiedAt": null,
                     *           "createdAt": "2026-03-01T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SenderView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSender: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "news@acme.example"
                 *     }
                 */
                "application/json": components["schemas"]["AddSenderBody"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "snd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "news@acme.example",
                     *       "status": "pending",
                     *       "verifiedBy": "link",
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SenderView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed`, `email_not_confirmed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use`, `sender_exists` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSender: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "snd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "news@acme.example",
                     *       "status": "pending",
                     *       "verifiedBy": "link",
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SenderView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSender: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendSenderConfirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken on; it happens soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`, `validation_failed`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSender: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "…"
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmSenderBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "snd_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "news@acme.example",
                     *       "status": "pending",
                     *       "verifiedBy": "link",
                     *       "verifiedAt": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SenderView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSmtpCredentials: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "smc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "name": "Mail server in Lyon",
                     *           "username": "m1234-k3x9a7q2bc",
                     *           "subscriptionId": null,
                     *           "createdAt": "2026-03-01T10:00:00.000Z",
                     *           "lastUsedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SmtpCredentialDto"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSmtpCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Mail server in Lyon",
                 *       "subscriptionId": null
                 *     }
                 */
                "application/json": components["schemas"]["CreateSmtpCredentialDto"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "password": "…",
                     *       "id": "smc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "Mail server in Lyon",
                     *       "username": "m1234-k3x9a7q2bc",
                     *       "subscriptionId": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "lastUsedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedSmtpCredentialDto"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed`, `email_not_confirmed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `reference_not_found`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSmtpCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "smc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "Mail server in Lyon",
                     *       "username": "m1234-k3x9a7q2bc",
                     *       "subscriptionId": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "lastUsedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["SmtpCredentialDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSmtpCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateSmtpCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "password": "…",
                     *       "id": "smc_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "name": "Mail server in Lyon",
                     *       "username": "m1234-k3x9a7q2bc",
                     *       "subscriptionId": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z",
                     *       "lastUsedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedSmtpCredentialDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`, `validation_failed`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSmtpSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "host": "smtp.posthorn.example",
                     *       "ports": [
                     *         {
                     *           "port": 2525,
                     *           "tls": "starttls"
                     *         }
                     *       ],
                     *       "usernames": [
                     *         "m1234-k3x9a7q2bc"
                     *       ],
                     *       "inboundHost": "smtp.posthorn.example"
                     *     }
                     */
                    "application/json": components["schemas"]["SmtpSettingsDto"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "planId": "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "planCode": "freemium-fr.free",
                     *           "offer": "freemium-fr",
                     *           "interval": "month",
                     *           "status": "pending_payment",
                     *           "currentPeriod": {
                     *             "start": "2026-01-15",
                     *             "end": "2026-02-15"
                     *           },
                     *           "expiresAt": null,
                     *           "daysLeft": 40,
                     *           "autoRenew": true,
                     *           "cancelledAt": null,
                     *           "scheduledChange": null,
                     *           "paymentMethod": null,
                     *           "renewableUntil": null,
                     *           "suspension": null,
                     *           "createdAt": "2026-03-01T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SubscriptionView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "planId": "pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "planCode": "freemium-fr.free",
                     *       "offer": "freemium-fr",
                     *       "interval": "month",
                     *       "status": "pending_payment",
                     *       "currentPeriod": {
                     *         "start": "2026-01-15",
                     *         "end": "2026-02-15"
                     *       },
                     *       "expiresAt": null,
                     *       "daysLeft": 40,
                     *       "autoRenew": true,
                     *       "cancelledAt": null,
                     *       "scheduledChange": null,
                     *       "paymentMethod": null,
                     *       "renewableUntil": null,
                     *       "suspension": null,
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                email?: string;
                /** @description Items of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "sup_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *           "email": "ada@example.net",
                     *           "reason": "no_such_user",
                     *           "source": "bounce",
                     *           "scope": "all",
                     *           "createdAt": "2026-03-01T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["SuppressionView"][];
                        /** @description Pass it as `cursor` for the next page. */
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_cursor`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSuppression: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body again answer what the first call answered, for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.net",
                 *       "reason": "manual",
                 *       "scope": "all"
                 *     }
                 */
                "application/json": components["schemas"]["AddSuppressionBody"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sup_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "ada@example.net",
                     *       "reason": "no_such_user",
                     *       "source": "bounce",
                     *       "scope": "all",
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SuppressionView"];
                };
            };
            /** @description `invalid_json` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_in_use` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`, `unknown_field`, `idempotency_key_reused`, `address_invalid`, `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "sup_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11",
                     *       "email": "ada@example.net",
                     *       "reason": "no_such_user",
                     *       "source": "bounce",
                     *       "scope": "all",
                     *       "createdAt": "2026-03-01T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SuppressionView"];
                };
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSuppression: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that was read; 412 when the resource has changed since. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthenticated` */
            401: {
                headers: {
                    /** @description The schemes that are understood. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`, `insufficient_scope`, `network_not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_conflict` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_query` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited` */
            429: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable` */
            503: {
                headers: {
                    /** @description Seconds to wait. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
