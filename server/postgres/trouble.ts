/** Whether an error says that the database is gone or full; any other error is a bug of ours. */

/** SQLSTATE classes of PostgreSQL, and what the system says of a connection. */
const CODES = /^(08|25P03|53|57P|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/
/** What the driver says without a code. */
const MESSAGES = /^connection terminated|not queryable|^timeout exceeded when trying to connect/i

export function isDatabaseTrouble(error: unknown): boolean {
  const { code, message, syscall } = error as { code?: string; message?: string; syscall?: string }
  // The socket of a stopped database is a file that is not there.
  if (code === 'ENOENT') return syscall === 'connect'
  return code === undefined ? MESSAGES.test(message ?? '') : CODES.test(code)
}

/** The database has said no for want of room: then nothing of the statement has happened. */
export const isDiskFull = (error: unknown): boolean => (error as { code?: string }).code === '53100'
