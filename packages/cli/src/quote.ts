/** Quoted for a shell where it has to be. */
export const quote = (word: string): string =>
  /^[\w@%+=:,./\\-]+$/.test(word) ? word : JSON.stringify(word)
