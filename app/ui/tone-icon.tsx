import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
  IconClockHour4,
} from '@tabler/icons-react'
import type { Tone } from './statuses.ts'

const icons = {
  done: IconCircleCheckFilled,
  onItsWay: IconClockHour4,
  needsYou: IconAlertTriangleFilled,
  failed: IconCircleXFilled,
  atRest: IconCircleDashed,
}

/** The icon of a tone: always beside its word, so it says nothing to a screen reader. */
export function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone]
  return <Icon size={size} stroke={2} aria-hidden="true" />
}
