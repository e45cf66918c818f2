// What electron-builder makes of the staged app (scripts/package.mjs): one configuration for all three systems.
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * The fuses of a package: no way to run it as Node, to debug it or to hand it other code; it loads its own archive only,
 * whose hash macOS and Windows check.
 */
export const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** `electron` is `{ version, dist? }`: the folder of an Electron that is already here, else electron-builder fetches it. */
export const configuration = ({ output, electron }) => ({
  appId: 'app.tandem.desktop',
  productName: 'Tandem',
  copyright: 'Tandem, MIT licence',
  directories: { output, buildResources: here('.') },
  electronVersion: electron.version,
  ...(electron.dist ? { electronDist: electron.dist } : {}),
  // The driver brings its prebuilt parts for every system; there is nothing to compile.
  npmRebuild: false,
  nodeGypRebuild: false,
  asar: true,
  asarUnpack: ['node_modules/better-sqlite3/**'],
  files: ['**/*', '!**/*.map'],
  electronFuses: fuses,
  fileAssociations: [
    {
      ext: 'tandem',
      name: 'Tandem workspace',
      description: 'Tandem workspace',
      mimeType: 'application/vnd.tandem',
      role: 'Editor',
    },
  ],
  icon: here('icon.png'),
  // Nothing is fetched or announced by itself: updates are files that a person installs.
  publish: null,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  mac: {
    target: [{ target: 'dmg', arch: 'universal' }],
    category: 'public.app-category.business',
    hardenedRuntime: true,
  },
  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
  linux: {
    target: [{ target: 'AppImage' }, { target: 'deb' }],
    category: 'Office',
    maintainer: 'Tandem',
    synopsis: 'Sales and marketing as one, offline',
    executableName: 'tandem',
  },
});
