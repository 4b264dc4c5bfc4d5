import '@tensorflow/tfjs-backend-cpu'
import { readFileSync } from 'node:fs'
import { tensor2d, setBackend } from '@tensorflow/tfjs-core'
import { it } from 'vitest'
import { sift } from './sift.js'
it('tries', async () => {
  await setBackend('cpu')
  const oracle = JSON.parse(readFileSync('/tmp/sift-oracle.json', 'utf8'))
  for (const name of Object.keys(oracle)) {
    const { shape, k, d } = oracle[name]
    const im = tensor2d(Float32Array.from(readFileSync(`/tmp/sift-${name}.u8`), (v) => v / 255), shape)
    const t0 = performance.now()
    const R = sift(im), D = R.descriptors.dataSync(); const mine = R.keypoints.map((keypoint, i) => ({ keypoint, descriptor: D.subarray(128 * i, 128 * i + 128) }))
    const t1 = performance.now()
    let place = 0, both = 0, all = 0, worst = 0, size = 0
    const used = new Set()
    for (const [i, [y, x, s, a]] of k.entries()) {
      const near = mine.filter(({ keypoint: q }) => Math.hypot(q.y - y, q.x - x) < 0.5 && Math.abs(Math.log2(2 * q.sigma / s)) < 0.2)
      if (near.length) place++
      const same = near.filter(({ keypoint: q }) => { let e = Math.abs(q.angleDegrees - a); e = Math.min(e, 360 - e); return e < 5 })
      if (same.length) {
        both++
        const angles = same.map(({ descriptor: e }) => { let p = 0, n = 0; for (let j = 0; j < 128; j++) { p += e[j]! * d[i][j]; n += d[i][j] ** 2 } return Math.acos(Math.min(1, p / Math.sqrt(n))) * 180 / Math.PI })
        const b = Math.min(...angles)
        if (b < 5) all++
        worst = Math.max(worst, b)
        used.add(same[0])
      }
    }
    console.log(name, 'mine', mine.length, 'oracle', k.length, { place, both, all, worst, used: used.size }, (t1 - t0).toFixed(0), 'ms')
    if (name === 'camera') console.log(mine.slice(0, 2).map(f => f.keypoint), k.slice(0, 2))
  }
})
