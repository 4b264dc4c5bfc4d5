/** How the reader called this command, so that what we tell them to type works for them. */
export const invokedAs = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): string =>
  env.FIRSTGRAD_COMMAND ?? (env.npm_lifecycle_event === 'npx' ? 'npx firstgrad' : 'firstgrad')
