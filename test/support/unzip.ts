import { crc32, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Reads a zip by its central directory, as other programs do; throws when a file is not what the directory says. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('this is no zip');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let n = archive.readUInt16LE(end + 10); n > 0; n -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('the directory of the zip is broken');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes);
    files.set(name, fileAt(archive, at, name));
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return files;
}

function fileAt(archive: Buffer, entry: number, name: string): Buffer {
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  const content = archive.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
  if (content.length !== archive.readUInt32LE(entry + 24) || crc32(content) !== archive.readUInt32LE(entry + 16))
    throw new Error(`${name} is broken`);
  return content;
}
