export const MEDIA_KINDS = ['image', 'video'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export interface MediaType {
  readonly contentType: string;
  readonly kind: MediaKind;
  /** Bytes that a file of the type has at these places; `null` stands for any byte. */
  readonly begins: readonly { readonly at: number; readonly bytes: readonly number[] }[];
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/**
 * What may stand in an article, known by its first bytes. No SVG: it is a document that can carry script. Sources: PNG
 * (ISO 15948 §5.2), JPEG (ITU T.81 §B.1), GIF89a §17, RFC 9649 (WebP), ISO 14496-12 §4.3 (`ftyp`), RFC 8794 (EBML).
 */
export const MEDIA_TYPES: readonly MediaType[] = [
  {
    contentType: 'image/png',
    kind: 'image',
    begins: [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  },
  { contentType: 'image/jpeg', kind: 'image', begins: [{ at: 0, bytes: [0xff, 0xd8, 0xff] }] },
  { contentType: 'image/gif', kind: 'image', begins: [{ at: 0, bytes: ascii('GIF87a') }] },
  { contentType: 'image/gif', kind: 'image', begins: [{ at: 0, bytes: ascii('GIF89a') }] },
  {
    contentType: 'image/webp',
    kind: 'image',
    begins: [
      { at: 0, bytes: ascii('RIFF') },
      { at: 8, bytes: ascii('WEBP') },
    ],
  },
  ...['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash'].map((brand) => ({
    contentType: 'video/mp4',
    kind: 'video' as const,
    begins: [{ at: 4, bytes: ascii(`ftyp${brand}`) }],
  })),
  {
    contentType: 'video/webm',
    kind: 'video',
    begins: [{ at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] }],
  },
];

/** As many bytes as must be seen to know a type. */
export const SNIFFED_BYTES = 64;

export const LONGEST_MEDIA: Record<MediaKind, number> = { image: 5 * 1024 * 1024, video: 60 * 1024 * 1024 };
