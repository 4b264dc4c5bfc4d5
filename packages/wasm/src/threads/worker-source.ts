/**
 * The program of a helper thread, as text: the same for Node's worker_threads and for pages, and
 * findable by every bundler because it is no file.
 */
export const workerSource = `
const begin = async ({ module, memory, control, thread }, post) => {
  try {
    const { exports } = await WebAssembly.instantiate(module, { env: { memory } })
    post('up')
    exports.serve(control, thread)
  } catch (error) {
    post(String(error))
  }
}
if (typeof require === 'function') {
  const { parentPort, workerData } = require('node:worker_threads')
  begin(workerData, (message) => parentPort.postMessage(message))
} else {
  onmessage = ({ data }) => begin(data, (message) => postMessage(message))
}
`
