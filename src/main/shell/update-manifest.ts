import { z } from 'zod';

/**
 * What a publisher signs: which version it is, and of each package its name, size and SHA-256. The file holds these words as
 * one text with the signature beside it, so that nobody has to agree on how JSON is written for the signature to hold.
 */

/** Larger is no manifest. */
export const MOST_MANIFEST_BYTES = 64 * 1024;
/** Stands before the signed words, so that a signature for something else is none for an update. */
export const SIGNED_FOR = 'tandem update 1\n';

/** Only three numbers: what is being tried out is not handed out as an update. */
const version = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);
/** A plain file name beside the manifest: no folder, nothing hidden. */
const fileName = z.string().regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._+-]{0,119}$/);

const updateFile = z.strictObject({
  name: fileName,
  platform: z.enum(['darwin', 'linux', 'win32']),
  arch: z.enum(['x64', 'arm64', 'universal']),
  size: z.int().min(1).max(4_000_000_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type UpdateFile = z.infer<typeof updateFile>;

export const updateManifest = z.strictObject({
  product: z.literal('tandem'),
  version,
  released: z.iso.date(),
  files: z.array(updateFile).min(1).max(40),
});
export type UpdateManifest = z.infer<typeof updateManifest>;

export const signedUpdate = z.strictObject({
  format: z.literal('tandem-update'),
  manifest: z.string().max(MOST_MANIFEST_BYTES),
  /** 64 bytes in base64. */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});

/** Positive when the first version is newer than the second. */
export const compareVersions = (one: string, other: string): number => {
  const [a, b] = [one, other].map((text) => text.split(/[-+]/)[0]?.split('.').map(Number) ?? []);
  for (let part = 0; part < 3; part += 1) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Kinds of packages that this system opens, the one that is running first. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['.dmg'],
  win32: ['.exe'],
  linux: ['.AppImage', '.deb'],
};

/** The packages of a manifest for this computer, the fitting kind first. `isAppImage`: that is how this app was started. */
export const filesFor = (
  { files }: UpdateManifest,
  { platform, arch, isAppImage }: { platform: string; arch: string; isAppImage: boolean },
): UpdateFile[] => {
  const kinds = [...(KINDS[platform] ?? [])];
  if (!isAppImage) kinds.reverse();
  const rank = ({ name }: UpdateFile): number => kinds.findIndex((kind) => name.endsWith(kind));
  return files
    .filter(
      (file) => file.platform === platform && (file.arch === arch || file.arch === 'universal') && rank(file) >= 0,
    )
    .toSorted((one, other) => rank(one) - rank(other));
};
