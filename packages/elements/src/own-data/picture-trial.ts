import { make } from '../element/make.js'
import { sharesView } from './answer-view.js'
import { cameraPlace } from './camera.js'
import { dropZone } from './drop-zone.js'
import { fileButton } from './file-button.js'
import type { CollectorOptions } from './picture-collector.js'
import { readPicture } from './picture-pixels.js'
import { keptSize } from './picture-set.js'
import { thumbnail } from './thumbnail.js'

export interface PictureTrialOptions extends CollectorOptions {
  readonly classes: readonly string[]
  /** How likely each class is; null where no model is trained yet or the question failed. */
  readonly ask: (pixels: Uint8Array) => Promise<Float32Array | null>
}

/** Where a trained model is shown one more picture. */
export const pictureTrial = ({ texts, say, signal, classes, ask }: PictureTrialOptions) => {
  const words = texts.try
  const place = make('div')
  const answer = make('div')
  const show = async (pixels: Uint8Array) => {
    const shares = await ask(pixels)
    if (!shares) return
    answer.replaceChildren(
      make('div', { class: 'thumbnails' }, thumbnail(pixels)),
      sharesView(classes, shares, words),
    )
    const best = shares.indexOf(Math.max(...shares))
    say(words.answer(classes[best]!, Math.round(100 * shares[best]!)))
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    const pixels = await readPicture(file, keptSize)
    if (pixels) await show(pixels)
    else say(texts.pictures.unreadable(file.name))
  }
  const camera = make('button', { type: 'button' }, words.camera)
  const { open } = cameraPlace({ words: texts.camera, onTrouble: say, signal })
  camera.addEventListener('click', () => open(place, (pixels) => void show(pixels)))
  return make(
    'div',
    {},
    dropZone(
      words.drop,
      (transfer) => void take(transfer.files[0]),
      fileButton(words.pictures, { accept: 'image/*' }, (input) => void take(input.files?.[0])),
      camera,
    ),
    place,
    answer,
  )
}
