// The file of an update, as src/main/shell/update-manifest.ts reads it: what is signed stands in it as one text.
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from './say.mjs';

const PLATFORMS = { mac: 'darwin', win: 'win32', linux: 'linux' };
const ARCHES = { x64: 'x64', x86_64: 'x64', amd64: 'x64', arm64: 'arm64', aarch64: 'arm64', universal: 'universal' };

/** A key pair: the private key in PEM, the public one as update-key.ts holds it. */
export function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    open: publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64'),
  };
}

/** What a package is, by the name that packaging/builder.mjs gives it: `Tandem-0.2.0-linux-x64.AppImage`. */
function described(file) {
  const name = path.basename(file);
  const [, version, system, arch] =
    /^Tandem-(\d+\.\d+\.\d+)-(mac|win|linux)-([a-z0-9_]+)\.(dmg|exe|AppImage|deb)$/.exec(name) ?? [];
  if (!version || !ARCHES[arch])
    throw new Refusal(
      `${name} has not the name of a package (such as Tandem-0.2.0-linux-x64.deb): sign what npm run package made.`,
    );
  return { name, version, platform: PLATFORMS[system], arch: ARCHES[arch] };
}

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** The text of the file of an update: `packages` are paths of packages of one version, `keyFile` the private key. */
export async function signedUpdate({ packages, keyFile, released }) {
  const known = packages.map(described);
  const versions = new Set(known.map(({ version }) => version));
  if (versions.size !== 1)
    throw new Refusal(`These packages are of versions ${[...versions].join(' and ')}: sign one version at a time.`);
  const files = [];
  for (const [at, { name, platform, arch }] of known.entries()) {
    const file = packages[at];
    files.push({ name, platform, arch, size: statSync(file).size, sha256: await sha256(file) });
  }
  const [version] = versions;
  const manifest = JSON.stringify({ product: 'tandem', version, released, files });
  let key;
  try {
    key = createPrivateKey(readFileSync(keyFile));
  } catch {
    throw new Refusal(`${keyFile} holds no private key: make one with -- --new-key FILE.`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Refusal(`${keyFile} is no ed25519 key: make one with -- --new-key FILE.`);
  const signature = sign(null, Buffer.from(`tandem update 1\n${manifest}`, 'utf8'), key).toString('base64');
  return { version, text: `${JSON.stringify({ format: 'tandem-update', manifest, signature }, null, 2)}\n` };
}
