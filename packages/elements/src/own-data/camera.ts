import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { pixelsOf } from './picture-pixels.js'
import { keptSize } from './picture-set.js'

interface CameraOptions {
  readonly words: Texts['ownData']['camera']
  /** Takes each picture, `[keptSize, keptSize, 3]`. */
  readonly onPicture: (pixels: Uint8Array) => void
  /** Says why there is no picture. */
  readonly onTrouble: (words: string) => void
  readonly onClose: () => void
  /** Aborted: the camera is let go. */
  readonly signal: AbortSignal
}

const troubleOf = (error: unknown, words: CameraOptions['words']): string => {
  const { name } = error as DOMException
  if (name === 'NotAllowedError') return words.refused
  return name === 'NotFoundError' ? words.none : words.busy
}

const openCamera = async ({
  words,
  onPicture,
  onTrouble,
  onClose,
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
    if (!signal.aborted) onTrouble(troubleOf(error, words))
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
  close.addEventListener('click', onClose)
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) {
    end()
    return undefined
  }
  try {
    await video.play()
  } catch {
    end()
    if (!signal.aborted) onTrouble(words.busy)
    return undefined
  }
  return place
}

/**
 * Opens the camera in places of the page, one at a time: a picture at each press. Nothing of it leaves
 * the page, and it is let go when it is closed, when another place takes it, and with the signal.
 */
export const cameraPlace = ({
  signal,
  ...options
}: Pick<CameraOptions, 'words' | 'onTrouble' | 'signal'>) => {
  let opened = new AbortController()
  const close = () => opened.abort()
  return {
    open: async (place: HTMLElement, onPicture: CameraOptions['onPicture']): Promise<void> => {
      close()
      opened = new AbortController()
      const opener = (place.getRootNode() as ShadowRoot).activeElement
      const onClose = () => {
        close()
        if (opener instanceof HTMLElement) opener.focus()
      }
      const both = AbortSignal.any([signal, opened.signal])
      const camera = await openCamera({ ...options, onPicture, onClose, signal: both })
      if (!camera || both.aborted) return
      place.replaceChildren(camera)
      camera.querySelector('button')?.focus()
    },
    close,
  }
}
