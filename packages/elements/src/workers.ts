// Beside the workers' own files, in src/ as in dist/: their addresses are told from here.

/** A page may start workers of its own site alone; one from elsewhere is imported by one of its own. */
const open = (here: () => Worker, name: string): Worker => {
  try {
    return here()
  } catch (error) {
    // Vite would take `new URL(…, import.meta.url)` for all files beside this one, and copy them.
    const base = import.meta.url
    const address = new URL(name, base)
    if (address.origin === location.origin) throw error
    const code = `import ${JSON.stringify(address.href)}`
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
    return new Worker(url, { type: 'module' })
  }
}

/** In which learners' code runs. */
export const judgeWorker = (): Worker =>
  open(
    () => new Worker(new URL('./judge-worker.js', import.meta.url), { type: 'module' }),
    'judge-worker.js',
  )

/** In which experiments run. */
export const experimentWorker = (): Worker =>
  open(
    () => new Worker(new URL('./experiment-worker.js', import.meta.url), { type: 'module' }),
    'experiment-worker.js',
  )
