import {
  add,
  div,
  KernelBackend,
  mul,
  type Rank,
  registerBackend,
  removeBackend,
  reshape,
  setBackend,
  tensor1d,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWayWithModule } from '../../../test/backends.js'
import { holdTo } from '../../../test/hold-to.js'
import { floats } from '../../../test/reference.js'
import { agreementOf, photograph, siftTrials, toldBy } from '../../../test/trials/sift.js'
import {
  findHomography,
  type Homography,
  mapPoint,
  matchDescriptors,
  type SiftKeypoint,
  sift,
} from '../../index.js'
import { findKeypoints } from './find-keypoints.js'
import reference from './sift.reference.json' with { type: 'json' }

const caseOf = (name: string) => reference.cases.find(({ image }) => image === name)!

inEveryWayWithModule(() => {
  it('finds and describes what OpenCV does', () => {
    holdTo(siftTrials, 'sift', 33)
  })

  it.each(['camera', 'coins', 'brick', 'noise', 'discs', 'wide'])(
    'misses nothing that OpenCV finds: %s',
    (name) => {
      tidy(() => {
        const told = toldBy(caseOf(name))
        const found = sift(photograph(name), { dataRange: 255 })
        const { known, ...shares } = agreementOf(found, told)
        expect(shares).toEqual({ found: 1, directed: 1, described: 1 })
        expect(known).toBeGreaterThan(0.98)
      })
    },
  )

  it.each(['camera', 'coins', 'brick'] as const)(
    'finds what scikit-image finds too, nearly always: %s',
    (name) => {
      tidy(() => {
        const places = floats(reference.skimagePlaces[name])
        const isKnown = ({ y, x }: SiftKeypoint): boolean => {
          for (let i = 0; i < places.length; i += 2) {
            if (Math.hypot(places[i]! - y, places[i + 1]! - x) < 0.5) return true
          }
          return false
        }
        const { keypoints } = sift(photograph(name), { dataRange: 255 })
        const known = keypoints.filter(isKnown)
        expect(known.length / keypoints.length).toBeGreaterThan(0.95)
        if (name !== 'coins') return
        // The first of the whole photograph, which begins 203 columns further left.
        const rounded = keypoints.map(({ y, x }) => `${Math.round(y)}, ${Math.round(x) + 203}`)
        expect(rounded).toContain('18, 331')
      })
    },
  )

  it('has places right where asked: of a spot, its middle', () => {
    tidy(() => {
      const spot = Float32Array.from({ length: 31 * 41 }, (_, at) => {
        const [y, x] = [Math.floor(at / 41), at % 41]
        return Math.exp(-((y - 14) ** 2 + (x - 22.5) ** 2) / (2 * 3 ** 2))
      })
      const image = tensor2d(spot, [31, 41])
      const [precise] = sift(image, { preciseUpscale: true }).keypoints
      expect(precise!.y).toBeCloseTo(14, 1)
      expect(precise!.x).toBeCloseTo(22.5, 1)
      const [biased] = sift(image).keypoints
      expect(biased!.y).toBeCloseTo(14.25, 1)
      expect(biased!.x).toBeCloseTo(22.75, 1)
    })
  })

  it('gives descriptors of length 1, and the same again, whatever was in memory', () => {
    tidy(() => {
      const image = photograph('coins')
      const first = sift(image, { dataRange: 255 })
      const values = first.descriptors.dataSync()
      for (const at of first.keypoints.keys()) {
        const one = values.subarray(128 * at, 128 * (at + 1))
        expect(Math.hypot(...one)).toBeCloseTo(1, 5)
        expect(Math.min(...one)).toBeGreaterThanOrEqual(0)
      }
      // Leaves infinities and NaN behind.
      sift(mul(photograph('camera'), 1e36), { contrastThreshold: 0 })
      const again = sift(image, { dataRange: 255 })
      expect(again.keypoints).toEqual(first.keypoints)
      expect(again.descriptors.dataSync()).toEqual(values)
    })
  })

  it('does not mind the range of values, nor light', () => {
    tidy(() => {
      const image = photograph('brick')
      const whole = sift(image, { dataRange: 255 })
      const shares = sift(div(image, 255))
      const darker = sift(add(mul(image, 0.002), 3), { dataRange: 255 * 0.002 })
      for (const { keypoints, descriptors } of [shares, darker]) {
        expect(keypoints).toHaveLength(whole.keypoints.length)
        for (const [at, { y, x, response, octave }] of whole.keypoints.entries()) {
          expect(keypoints[at]!.y).toBeCloseTo(y, 2)
          expect(keypoints[at]!.x).toBeCloseTo(x, 2)
          expect(keypoints[at]!.response).toBeCloseTo(response, 4)
          expect(keypoints[at]!.octave).toBe(octave)
        }
        const values = descriptors.dataSync()
        const others = whole.descriptors.dataSync()
        for (let i = 0; i < others.length; i++)
          expect(Math.abs(values[i]! - others[i]!)).toBeLessThan(0.02)
      }
    })
  })

  it('keeps the strongest where asked, in their order', () => {
    tidy(() => {
      const image = photograph('camera')
      const all = sift(image, { dataRange: 255 })
      const ten = sift(image, { dataRange: 255, maxKeypoints: 10 })
      const limit = all.keypoints.map(({ response }) => response).sort((a, b) => b - a)[9]!
      expect(ten.descriptors.shape).toEqual([10, 128])
      expect(ten.keypoints.every(({ response }) => response >= limit)).toBe(true)
      const places = ten.keypoints.map((one) =>
        all.keypoints.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)),
      )
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      const rows = ten.descriptors.dataSync()
      const others = all.descriptors.dataSync()
      for (const [at, place] of places.entries()) {
        expect(rows.slice(128 * at, 128 * (at + 1))).toEqual(
          others.slice(128 * place, 128 * (place + 1)),
        )
      }
      expect(sift(image, { maxKeypoints: 0 }).descriptors.shape).toEqual([0, 128])
    })
  })

  it('takes one channel, and finds nothing where there is nothing', () => {
    tidy(() => {
      const image = photograph('tall')
      const [height, width] = image.shape
      const flat = sift(image, { dataRange: 255 })
      expect(
        sift(reshape<Rank.R3>(image, [height, width, 1]), { dataRange: 255 }).keypoints,
      ).toEqual(flat.keypoints)
      const shapes: [number, number][] = [
        [0, 5],
        [5, 0],
        [40, 30],
      ]
      for (const shape of shapes) {
        const { keypoints, descriptors } = sift(zeros<Rank.R2>(shape))
        expect(keypoints).toEqual([])
        expect(descriptors.shape).toEqual([0, 128])
      }
    })
  })

  it('finds a photograph again that is seen from aside, within a pixel', () => {
    tidy(() => {
      const [one, other] = ['camera', 'aside'].map((name) =>
        sift(photograph(name), { dataRange: 255 }),
      ) as [ReturnType<typeof sift>, ReturnType<typeof sift>]
      const matches = matchDescriptors(one.descriptors, other.descriptors)
      const found = findHomography(
        matches.map(({ from }) => one.keypoints[from]!),
        matches.map(({ to }) => other.keypoints[to]!),
        { seed: 5, thresholdPixels: 2 },
      )
      expect(found.inlierCount).toBeGreaterThan(45)
      expect(found.inlierCount).toBeGreaterThan(0.8 * matches.length)
      const nine = reference.homography
      const matrix = [
        nine.slice(0, 3),
        nine.slice(3, 6),
        nine.slice(6),
      ] as never as Homography['matrix']
      const [height, width] = reference.images.camera.shape as [number, number]
      for (const y of [0, height - 1])
        for (const x of [0, width - 1]) {
          const [here, there] = [mapPoint(found.matrix, { y, x }), mapPoint(matrix, { y, x })]
          expect(Math.hypot(here.y - there.y, here.x - there.x)).toBeLessThan(1)
        }
    })
  })
})

/** A backend whose values cannot be read at once. */
class Unreadable extends KernelBackend {
  override dispose(): void {}
}

describe('bad input', () => {
  inEveryWayWithModule(() => {
    const image = () => tensor2d([[1, 2, 3]])
    const disposed = () => {
      const gone = image()
      gone.dispose()
      return gone
    }
    it.each<[string, string, () => unknown]>([
      ['a list', 'kernels/rank', () => sift(tensor1d([1, 2]) as never)],
      ['no tensor', 'kernels/not-an-image', () => sift([[1, 2]] as never)],
      ['several images', 'kernels/option', () => sift(tensor4d([1], [1, 1, 1, 1]) as never)],
      ['colours', 'kernels/option', () => sift(tensor3d([1, 2, 3], [1, 1, 3]))],
      ['int32', 'kernels/dtype', () => sift(tensor2d([[1]], [1, 1], 'int32'))],
      ['what is disposed', 'kernels/disposed', () => sift(disposed())],
      ['NaN', 'kernels/option', () => sift(tensor2d([[1, Number.NaN]]))],
      ['infinity', 'kernels/option', () => sift(tensor2d([[1, Number.POSITIVE_INFINITY]]))],
      ['a range of 0', 'kernels/option', () => sift(image(), { dataRange: 0 })],
      ['half a keypoint', 'kernels/option', () => sift(image(), { maxKeypoints: 0.5 })],
      ['no layer', 'kernels/option', () => sift(image(), { layersPerOctave: 0 })],
      ['nine layers', 'kernels/option', () => sift(image(), { layersPerOctave: 9 })],
      ['a contrast below 0', 'kernels/option', () => sift(image(), { contrastThreshold: -1 })],
      ['an edge of 0', 'kernels/option', () => sift(image(), { edgeThreshold: 0 })],
      ['sigma 0', 'kernels/option', () => sift(image(), { sigma: 0 })],
      ['sigma 101', 'kernels/option', () => sift(image(), { sigma: 101 })],
    ])('refuses %s', (_, code, work) => {
      tidy(() => {
        expect(() => work()).toThrow(expect.objectContaining({ code }))
      })
    })

    it('refuses what does not fit into memory', () => {
      const search = { layers: 3, sigma: 1.6, contrast: 0.01, edge: 10, shares: [0, 0.5] } as const
      expect(() => findKeypoints(new Float32Array(0), 2 ** 14, 2 ** 13, search)).toThrow(
        expect.objectContaining({
          code: 'kernels/option',
          message: expect.stringContaining('GiB'),
        }),
      )
    })
  })

  it('says on WebGPU that values are needed at once', async () => {
    await setBackend('cpu')
    const image = tensor2d([[1, 2, 3]])
    registerBackend('webgpu', () => new Unreadable())
    await setBackend('webgpu')
    try {
      expect(() => sift(image)).toThrow(
        expect.objectContaining({
          code: 'kernels/needs-host',
          details: { operation: 'sift', backend: 'webgpu' },
        }),
      )
    } finally {
      await setBackend('cpu')
      image.dispose()
      removeBackend('webgpu')
    }
  })
})
