/**
 * The program of a helper thread, as text: the same for Node's worker_threads and for pages, and
 * findable by every bundler because it is no file.
 */
export const workerSource = `
const begin = async ({ module, memory, control, thread }, post) => {
  let kernels
  try {
    const env = { memory, now: () => 0 }
    kernels = (await WebAssembly.instantiate(module, { env })).exports
  } catch (error) {
    return post(String(error))
  }
  post('up')
  for (;;) {
    try {
      return kernels.serve(control, thread)
    } catch {
      // A task trapped. The join must not wait for it.
      kernels.fail(control)
    }
  }
}
if (typeof require === 'function') {
  const { parentPort, workerData } = require('node:worker_threads')
  begin(workerData, (message) => parentPort.postMessage(message))
} else {
  onmessage = ({ data }) => begin(data, (message) => postMessage(message))
}
`
