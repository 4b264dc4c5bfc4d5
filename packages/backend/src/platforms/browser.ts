import { type BindOptions, binder } from '../bind.js'
import type { Inspection } from '../candidates/candidate.js'
import { cpu } from '../candidates/cpu.js'
import { wasm } from '../candidates/wasm.js'
import { webgl } from '../candidates/webgl.js'
import { webgpu } from '../candidates/webgpu.js'
import type { BackendReport } from '../report.js'
import type { Platform } from './platform.js'

/** What tells the browser; there is no navigator at all in some runtimes. */
interface BrandedNavigator {
  readonly userAgent?: string
  readonly userAgentData?: { readonly brands: readonly { brand: string; version: string }[] }
}

/** A page is told the number of cores, never the model of the processor. */
const processor = (): Inspection => ({
  device: 'CPU',
  ...(globalThis.navigator?.hardwareConcurrency && {
    cores: globalThis.navigator.hardwareConcurrency,
  }),
})

/** Name and version of the browser: from its brands, else from the user agent's last product. */
const browserVersion = (): string => {
  const { userAgentData, userAgent } = (globalThis.navigator ?? {}) as BrandedNavigator
  const brand = userAgentData?.brands.findLast(({ brand }) => !/not.?a.?brand/i.test(brand))
  if (brand) return `${brand.brand} ${brand.version}`
  const products = userAgent?.match(/(Firefox|Edg|Chrome|Version)\/[\d.]+/g)
  // Safari writes its version behind the word Version.
  return products?.[0]?.replace('Version', 'Safari').replace('/', ' ') ?? 'unknown'
}

export const browserPlatform: Platform = {
  candidates: [webgpu(), webgl(), wasm(processor), cpu(processor)],
  requested: () => undefined,
  versions: () => ({ browser: browserVersion() }),
}

/** As {@link import('./node.js').bind}, for a page. */
export const bind: (options?: BindOptions) => Promise<BackendReport> = binder(browserPlatform)
