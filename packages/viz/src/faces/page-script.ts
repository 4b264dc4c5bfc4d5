/**
 * What makes a page answer: tips where a pointer or the arrow keys go, and the frames of a film.
 * Text, not a function: what bundlers add to functions would not be there in the page.
 */
export const pageScript = `
for (const figure of document.querySelectorAll('figure[data-fg]')) {
  const plot = figure.querySelector('.fg-plot')
  const svg = plot.querySelector('svg')
  const { tips } = JSON.parse(figure.querySelector('script').textContent)
  const tip = figure.querySelector('.fg-tip')
  const mark = figure.querySelector('.fg-mark')
  let at = -1
  let frame
  const seen = (t) => t[3] === undefined || frame === undefined || t[3] === frame
  const hide = () => { at = -1; tip.hidden = mark.hidden = true }
  const show = (index) => {
    at = index
    const [x, y, text] = tips[index]
    const scale = svg.clientWidth / svg.viewBox.baseVal.width
    tip.textContent = text
    tip.hidden = mark.hidden = false
    mark.style.left = x * scale + 'px'
    mark.style.top = y * scale + 'px'
    const left = Math.max(0, Math.min(x * scale + 12, svg.clientWidth - tip.offsetWidth))
    const above = y * scale - tip.offsetHeight - 10
    tip.style.left = left + 'px'
    tip.style.top = (above >= 0 ? above : y * scale + 14) + 'px'
  }
  plot.addEventListener('pointermove', (event) => {
    const box = svg.getBoundingClientRect()
    const scale = box.width / svg.viewBox.baseVal.width
    const px = (event.clientX - box.left) / scale
    const py = (event.clientY - box.top) / scale
    let best = -1
    let nearest = 40 * 40
    tips.forEach((t, i) => {
      const distance = (t[0] - px) ** 2 + (t[1] - py) ** 2
      if (distance < nearest && seen(t)) { nearest = distance; best = i }
    })
    if (best < 0) hide()
    else if (best !== at) show(best)
  })
  plot.addEventListener('pointerleave', hide)
  plot.addEventListener('blur', hide)
  plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return hide()
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!way || !tips.some(seen)) return
    event.preventDefault()
    let next = at < 0 && way < 0 ? 0 : at
    do next = (next + way + tips.length) % tips.length
    while (!seen(tips[next]))
    show(next)
  })
  const film = figure.querySelector('.fg-film')
  if (!film) continue
  const frames = [...svg.querySelectorAll('[data-frame]')]
  const button = film.querySelector('button')
  const slider = film.querySelector('input')
  for (const each of svg.querySelectorAll('animate')) each.remove()
  const go = (index) => {
    frame = index
    slider.value = index
    frames.forEach((each, i) => each.setAttribute('display', i === index ? 'inline' : 'none'))
    hide()
  }
  let timer
  const stop = () => { clearInterval(timer); timer = undefined; button.textContent = film.dataset.play }
  const play = () => {
    timer = setInterval(() => go((frame + 1) % frames.length), Number(film.dataset.seconds) * 1000)
    button.textContent = film.dataset.pause
  }
  button.addEventListener('click', () => (timer === undefined ? play() : stop()))
  slider.addEventListener('input', () => { stop(); go(Number(slider.value)) })
  go(frames.length - 1)
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) play()
}
`.trim()
