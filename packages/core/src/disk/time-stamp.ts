/** `2026-11-27T09-56-41.123Z`: now, as a part of a file's name, on Windows too. */
export const timeStamp = (): string => new Date().toISOString().replaceAll(':', '-')
