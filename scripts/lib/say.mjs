/** A failure whose message is the whole story for the person: what is wrong and what to do. */
export class Refusal extends Error {}

/** Tells the person something. On standard error, because standard output may carry a command's answer. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Shows details (a stack, a tool's output) only when they were asked for. */
export function debug(details) {
  if (process.env.TANDEM_DEBUG) process.stderr.write(`${details}\n`);
}

const unreachable = 'Check the network (or the proxy that npm is set up with) and run the command again.';

const sentences = [
  [/ENOSPC|no space left on device/i, 'The disk is full: free about 2 GB and run the command again.'],
  [/EDQUOT/, 'The disk quota is used up: free about 2 GB and run the command again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|fetch failed/,
    `The npm registry cannot be reached. ${unreachable}`,
  ],
  [
    /UNABLE_TO_(GET|VERIFY)|SELF_SIGNED|CERT_/,
    'The npm registry answered with a certificate that is not trusted: set npm\'s "cafile" or the network up and run the command again.',
  ],
  [
    /\bE(401|403|407)\b/,
    'The npm registry refused access: log in to it or set the proxy up, and run the command again.',
  ],
  [/\bE(404|NOVERSIONS)\b|ETARGET/, `The npm registry lacks a package that Tandem needs. ${unreachable}`],
  [/\bE5\d\d\b/, 'The npm registry is out of order at the moment: run the command again later.'],
  [/EINTEGRITY/, 'A downloaded package was damaged: run "npm cache clean --force", then the command again.'],
  [/EUSAGE/, 'package.json and package-lock.json do not match: run "npm install", then the command again.'],
];

/** One plain sentence for whatever went wrong, from an error or from a tool's output. */
export function explain(problem) {
  if (problem instanceof Refusal) return problem.message;
  const text =
    typeof problem === 'string' ? problem : [problem?.code, problem?.message, problem?.cause?.code].join(' ');
  const known = sentences.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  if (/EACCES|EPERM|EROFS/.test(text)) {
    const where = problem?.path ? ` to ${problem.path}` : ' to its folder';
    return `Tandem may not write${where}: give yourself the right to, or move the checkout, and run the command again.`;
  }
  const [line = 'no reason given'] = text.trim().split('\n').filter(Boolean).slice(-1);
  return `Something unexpected failed (${line.trim()}): run the command again with TANDEM_DEBUG=1 to see everything.`;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function stopped() {
  say('Stopped before it was done: run the command again to go on from there.');
  process.exit(130);
}

/**
 * Runs a command's main function; whatever fails ends in one sentence and exit code 1. A signal ends it, and what
 * it started with it; a command that hands signals on to the program it runs calls `handOver` before that.
 */
export async function main(body) {
  for (const signal of signals) process.once(signal, stopped);
  const handOver = () => {
    for (const signal of signals) process.removeListener(signal, stopped);
  };
  const fail = (error) => {
    debug(error?.stack ?? String(error));
    say(explain(error));
    process.exit(1);
  };
  process.once('uncaughtException', fail);
  try {
    const code = await body({ handOver });
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    fail(error);
  }
}
