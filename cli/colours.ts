import picocolors from 'picocolors'

/** Colours for a person at a terminal; none in a file or a pipe, nor in CI, which the package takes for a terminal. */
export const colours = picocolors.createColors(Boolean(picocolors.isColorSupported && process.stdout.isTTY))
