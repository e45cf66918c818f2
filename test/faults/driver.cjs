'use strict';
// The SQLite driver with a hook, for tests that name it in TANDEM_SQLITE_DRIVER.
// globalThis.beforeStatement(sql, file) is asked before each statement and may throw, as a failing disk does.
// TANDEM_TEST_SYNCHRONOUS=NORMAL: every connection syncs less than Tandem asks for.
const Database = require('better-sqlite3');

const sources = new WeakMap();
const ask = (sql, database) => globalThis.beforeStatement?.(sql, database.name);
let patched = false;

/** All statements share one prototype, which only a statement leads to. */
function patch(statement) {
  if (patched) return;
  patched = true;
  const prototype = Object.getPrototypeOf(statement);
  for (const name of ['run', 'get', 'all', 'iterate']) {
    const own = prototype[name];
    prototype[name] = function (...values) {
      const source = sources.get(this);
      if (source) ask(source.sql, source.database);
      return own.apply(this, values);
    };
  }
}

module.exports = class extends Database {
  prepare(sql) {
    const statement = super.prepare(sql);
    patch(statement);
    sources.set(statement, { sql, database: this });
    return statement;
  }

  exec(sql) {
    ask(sql, this);
    return super.exec(sql);
  }

  pragma(text, options) {
    ask(`PRAGMA ${text}`, this);
    const less = process.env.TANDEM_TEST_SYNCHRONOUS;
    const weaker = less && text.startsWith('synchronous') ? `synchronous = ${less}` : text;
    return super.pragma(weaker, options);
  }
};
