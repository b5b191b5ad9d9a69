import s from './logo.module.css'

/** A counter seen from the front: two strokes and a bell. The name beside it is the marketplace's own. */
export function Logo({ name }: { name: string }) {
  return (
    <span className={s.logo}>
      <svg viewBox="0 0 32 32" width="28" height="28" fill="none" aria-hidden="true">
        <path className={s.bell} d="M9.5 16.5a6.5 6.5 0 0 1 13 0z" />
        <circle className={s.bell} cx="16" cy="7.8" r="1.7" />
        <path className={s.counter} d="M3 20.5h26M6.5 27h19" strokeWidth="2.6" strokeLinecap="round" />
      </svg>
      <span className={s.name}>{name}</span>
    </span>
  )
}
