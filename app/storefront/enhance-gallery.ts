/** The viewer of screenshots: opens on a click, turns with the arrow keys, Escape closes and gives the focus back. */
const viewer = document.querySelector<HTMLDialogElement>('dialog[data-viewer]')
const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-picture]')]
let at = 0

if (viewer && links.length) {
  links.forEach((link, i) => {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      show(viewer, i)
      viewer.showModal()
    })
  })
  viewer.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight') show(viewer, at + 1)
    if (event.key === 'ArrowLeft') show(viewer, at - 1)
  })
  viewer.addEventListener('click', (event) => {
    const turn = (event.target as Element).closest<HTMLElement>('[data-turn]')
    if (turn) show(viewer, at + Number(turn.dataset.turn))
    if (event.target === viewer) viewer.close()
  })
  viewer.addEventListener('close', () => links[at]?.focus())
}

function show(viewer: HTMLDialogElement, index: number): void {
  at = (index + links.length) % links.length
  const { picture = '', caption = '' } = links[at]!.dataset
  const image = viewer.querySelector<HTMLImageElement>('[data-shown]')!
  image.src = picture
  image.alt = caption
  viewer.querySelector('[data-told]')!.textContent = caption
  const place = viewer.querySelector<HTMLElement>('[data-place]')!
  place.textContent = (place.dataset.words ?? '').replace('{n}', String(at + 1)).replace('{of}', String(links.length))
}
