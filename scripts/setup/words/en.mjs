/** @typedef {Record<string, (details: any) => string>} SetupWords */

/** What set-up says, at most 80 columns wide. */
export const en = {
  /** @param {{}} _details */
  installing: (_details) =>
    'Setting up firstgrad: installing what it is built with (once, a minute or two).',
  /** @param {{ fetched: number, of: number }} details */
  fetching: ({ fetched, of }) => `  packages: ${fetched} of ${of}`,
  /** @param {{ cause: string }} details */
  retrying: ({ cause }) => `  the package registry does not answer (${cause}); trying again`,
  /** @param {{ seconds: string }} details */
  installed: ({ seconds }) => `  installed in ${seconds} s`,
  /** @param {{}} _details */
  building: (_details) => 'Building the packages.',
  /** @param {{ seconds: string }} details */
  built: ({ seconds }) => `  built in ${seconds} s`,

  /** @param {{ found: string }} details */
  'setup/node-too-old': ({ found }) => `firstgrad needs Node 20.17 or newer; this is Node ${found}.
What to do: install the current LTS release of Node from https://nodejs.org, or,
with a version manager, "nvm install 22" or "fnm install 22". Then run the same
command again.`,
  /** @param {{}} _details */
  'setup/npx-missing': (
    _details,
  ) => `The command npx was not found. It comes with npm, and npm with Node.
What to do: install Node from https://nodejs.org (some Linux packages of Node
leave npm out: then install the package "npm" too), and check "npx --version".`,
  /** @param {{ cause: string }} details */
  'setup/no-network': ({ cause }) => `The package registry could not be reached (${cause}).
What to do: check the connection, and the proxy if you are behind one
("npm config get proxy"). Where the default registry is slow or blocked, name
your registry mirror: "npm config set registry <address of the mirror>".
Then run the same command again; what was fetched is kept.`,
  /** @param {{ cause: string }} details */
  'setup/certificate': ({ cause }) => `The registry's certificate was not accepted (${cause}).
A company proxy that inspects traffic is the usual reason.
What to do: "npm config set cafile <your company's certificate.pem>", or set
NODE_EXTRA_CA_CERTS to that file, and run the same command again.`,
  /** @param {{ cause: string }} details */
  'setup/not-in-registry': ({ cause }) => `The registry refused or does not have a package:
  ${cause}
What to do: see which registry is used with "npm config get registry". A mirror
that lags behind may not have it yet: name another one with "npm config set
registry <address>", and run the same command again.`,
  /** @param {{ cause: string }} details */
  'setup/damaged-download': ({
    cause,
  }) => `A package arrived damaged: its checksum is not the expected one.
  ${cause}
What to do: run the same command again. If it happens again, the registry mirror
or a proxy changes files: name another with "npm config set registry <address>".`,
  /** @param {{ path: string }} details */
  'setup/disk-full': ({ path }) => `The disk is full: no space was left while installing.
What to do: free about 1 GB on the disk that holds
  ${path}
and on the one that holds your home folder, then run the same command again.`,
  /** @param {{ path: string }} details */
  'setup/not-writable': ({ path }) => `Nothing can be written to
  ${path}
What to do: copy the project to a folder of your own, or ask for write access
("ls -ld" shows the owner), and run the same command again.`,
  /** @param {{ cause: string }} details */
  'setup/lockfile-outdated': ({ cause }) => `pnpm-lock.yaml does not match the package.json files:
  ${cause}
What to do: if you changed dependencies, run "npx pnpm install". If not, bring
back the files of the repository with "git checkout pnpm-lock.yaml".`,
  /** @param {{ cause: string }} details */
  'setup/install-failed': ({ cause }) => `Installing failed. Its last words:

${cause}

What to do: run the same command again. If it fails in the same way, delete the
folder node_modules and try once more; then open an issue with these lines.`,
  /** @param {{ cause: string }} details */
  'setup/build-failed': ({ cause }) => `Building failed. Its last words:

${cause}

What to do: if you changed the sources, mend what is named above. If not, run
"git status" to see what differs from the repository, or open an issue.`,
  /** @param {{}} _details */
  'setup/interrupted': (_details) =>
    'Set-up was interrupted. Run the same command again: it goes on where it stopped.',
}
