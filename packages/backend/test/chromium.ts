import { accessSync, constants, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram)

/** The Chromium of this machine: `CHROMIUM_PATH`, else one on the path. */
export const findChromium = (): string | undefined =>
  process.env.CHROMIUM_PATH ||
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    .map(onPath)
    .find((path) => path !== undefined)

/** Headless, with a GPU emulated on the processor for WebGL and for WebGPU. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
]

/** Chromium's own Vulkan and its driver for the processor, for Dawn in Node on a machine without. */
export const emulatedVulkan = (): Record<string, string> | undefined => {
  const program = findChromium()
  if (!program) return undefined
  // Debian's `chromium` is a script; the libraries lie in a folder of their own.
  const folders = [dirname(realpathSync(program)), '/usr/lib/chromium', '/opt/google/chrome']
  for (const folder of folders) {
    const driver = join(folder, 'vk_swiftshader_icd.json')
    try {
      readFileSync(driver)
    } catch {
      continue
    }
    const libraries = [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter)
    return { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: libraries }
  }
  return undefined
}
