import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { pixelsOf } from './picture-pixels.js'
import { keptSize } from './picture-set.js'

export interface CameraOptions {
  readonly words: Texts['ownData']['camera']
  /** Takes each picture, `[keptSize, keptSize, 3]`. */
  readonly onPicture: (pixels: Uint8Array) => void
  /** Says why there is no picture. */
  readonly onTrouble: (words: string) => void
  /** Aborted: the camera is let go. */
  readonly signal: AbortSignal
}

const troubleOf = (error: unknown, words: CameraOptions['words']): string => {
  const { name } = error as DOMException
  if (name === 'NotAllowedError') return words.refused
  return name === 'NotFoundError' ? words.none : words.busy
}

/**
 * Opens the camera in a place of the page: a picture at each press. Nothing of it leaves the page, and
 * it is let go when it is closed.
 */
export const openCamera = async ({
  words,
  onPicture,
  onTrouble,
  signal,
}: CameraOptions): Promise<HTMLElement | undefined> => {
  // Pages that came without encryption have no camera.
  if (!navigator.mediaDevices) {
    onTrouble(words.insecure)
    return undefined
  }
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  } catch (error) {
    onTrouble(troubleOf(error, words))
    return undefined
  }
  const video = make('video', { playsinline: true, 'aria-label': words.label })
  video.muted = true
  video.srcObject = stream
  const take = make('button', { type: 'button', class: 'primary' }, words.take)
  const close = make('button', { type: 'button' }, words.close)
  const place = make('div', { class: 'camera' }, video, make('p', {}, take, ' ', close))
  const end = () => {
    for (const track of stream.getTracks()) track.stop()
    place.remove()
  }
  take.addEventListener('click', () => onPicture(pixelsOf(video, keptSize)))
  close.addEventListener('click', end)
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  else await video.play()
  return place
}
