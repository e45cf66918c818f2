import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inside, projectNode, root } from './paths.mjs';
import { debug } from './say.mjs';

/** The environment for tools: the project's own Node comes first in the path. */
export function toolEnvironment(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const first = [path.dirname(projectNode), inside('node_modules', '.bin')];
  const plain = process.stderr.isTTY || process.env.FORCE_COLOR ? {} : { NO_COLOR: '1' };
  return { ...process.env, ...plain, [key]: [...first, process.env[key]].join(path.delimiter), ...extra };
}

/**
 * Runs a program to its end and answers `{ code, output }`. Its output is kept back, so that it can be
 * shown when the program fails; `show: true` passes it through instead. `hopeless` is asked about each piece of
 * output, and ends the program when it says true.
 */
export function run(
  program,
  args,
  { env = process.env, cwd = root, show = false, shell = false, hopeless = () => false } = {},
) {
  debug(`> ${program} ${args.join(' ')}`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, shell, stdio: ['ignore', ...(show ? [2, 2] : ['pipe', 'pipe'])] });
    const stop = () => child.kill();
    process.once('exit', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (hopeless(text)) stop();
        if (process.env.TANDEM_DEBUG) process.stderr.write(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      process.removeListener('exit', stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs one of the project's tools with the project's Node. */
export function runWithNode(script, args = [], options = {}) {
  return run(projectNode, [script, ...args], { ...options, env: toolEnvironment(options.env) });
}

/** Runs npm: the one that started us, else the one in the path. */
export function npm(given, options = {}) {
  // Without a level, `npm --silent test` would silence the npm we run too, and its reason for failing.
  const args = given.some((arg) => arg.startsWith('--loglevel=')) ? given : [...given, '--loglevel=error'];
  const script = process.env.npm_execpath;
  if (script && /\.[cm]?js$/.test(script) && existsSync(script)) {
    // Not the Node inside node_modules: npm may be about to replace that one.
    const starter = process.env.npm_node_execpath;
    const node = starter && existsSync(starter) ? starter : process.execPath;
    return run(node, [script, ...args], options);
  }
  if (process.platform === 'win32') {
    return run(['npm.cmd', ...args].map((part) => (/\s/.test(part) ? `"${part}"` : part)).join(' '), [], {
      ...options,
      shell: true,
    });
  }
  return run('npm', args, options);
}
