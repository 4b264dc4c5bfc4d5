import type { Box, Mark, Scene } from '../src/scene/marks.js'
import type { Medium } from '../src/scene/medium.js'

export interface TextBox extends Box {
  readonly text: string
  readonly frame: number | undefined
}

/** Where every text of a scene is, in pixels of the whole figure. */
export const textBoxes = (scene: Scene, medium: Medium): TextBox[] => {
  const found: TextBox[] = []
  const walk = (marks: readonly Mark[], x: number, y: number, scale: number, frame?: number) => {
    for (const mark of marks) {
      if (mark.type === 'group') {
        const k = scale * (mark.scale ?? 1)
        walk(
          mark.marks,
          x + (mark.x ?? 0) * scale,
          y + (mark.y ?? 0) * scale,
          k,
          mark.frame?.index ?? frame,
        )
      } else if (mark.type === 'text' && mark.text !== '') {
        const style = { size: mark.size, line: mark.size, bold: mark.bold ?? false }
        const width = medium.widthOf(mark.text, style) * scale
        const share = mark.anchor === 'end' ? 1 : mark.anchor === 'middle' ? 0.5 : 0
        // From the height of capitals to the depth of a g.
        const height = mark.size * scale * 0.95
        const left = x + mark.x * scale - width * share
        const top = y + mark.y * scale - mark.size * scale * 0.74
        found.push({ text: mark.text, x: left, y: top, width, height, frame })
      }
    }
  }
  walk(scene.marks, 0, 0, 1)
  return found
}

const slack = 0.6

/** Texts that leave the frame, and texts that lie over another. */
export const faultsOf = (scene: Scene, medium: Medium): string[] => {
  const boxes = textBoxes(scene, medium)
  const outside = boxes.filter(
    (b) =>
      b.x < -slack ||
      b.y < -slack ||
      b.x + b.width > scene.width + slack ||
      b.y + b.height > scene.height + slack,
  )
  const faults = outside.map(
    (b) => `"${b.text}" leaves the frame: ${[b.x, b.y, b.width, b.height].map(Math.round)}`,
  )
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      if (a.frame !== b.frame && a.frame !== undefined && b.frame !== undefined) continue
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
      if (across > slack && down > slack) faults.push(`"${a.text}" lies over "${b.text}"`)
    }
  }
  return faults
}
