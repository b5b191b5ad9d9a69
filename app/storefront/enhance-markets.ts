/** Says plainly whether a listing can be had where the browser says its reader is. */
const line = document.querySelector<HTMLElement>('[data-markets]')
const region = navigator.languages.map((tag) => new Intl.Locale(tag).region).find((code) => code?.length === 2)

if (line && region) {
  const here = line.dataset.markets?.split(' ').includes(region)
  const name = new Intl.DisplayNames(document.documentElement.lang, { type: 'region' }).of(region) ?? region
  const words = (here ? line.dataset.here : line.dataset.notHere) ?? ''
  line.toggleAttribute('data-missing', !here)
  line.querySelector('span')!.textContent = words.replace('{country}', name)
  line.hidden = false
}
