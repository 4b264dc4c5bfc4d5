import { it } from 'vitest'
import { onEveryBackend } from '../../test/backends.js'
import { holdTo, holdToInTime } from '../../test/hold-to.js'
import { explain } from '../../test/trials/explain.js'

onEveryBackend(() => {
  it.each([
    ['saliency', 21],
    ['smoothGrad', 21],
    ['integratedGradients', 28],
    ['convergenceDelta', 20],
    ['gradCam', 14],
    ['fgsm', 28],
    ['fgsm.success', 28],
    ['pgd', 28],
    ['pgd.success', 28],
    ['gramMatrix', 21],
    ['styleLoss', 6],
  ])('%s gives what PyTorch and captum give', (operation, count) => {
    holdTo(explain, operation, count)
  })

  it.each([
    ['occlusion', 21],
    ['activationMaximization', 6],
    ['randomizationCheck', 1],
  ])('%s gives what PyTorch and captum give, event by event', async (operation, count) => {
    await holdToInTime(explain, operation, count)
  })
})
