/** Loaded before a program: its clock jumps when it is told to (SIGUSR2), and back the next time. */
const RealDate = Date
const hours = [-30, -2, 3, 26]
let offsetMs = 0

globalThis.Date = class extends RealDate {
  constructor(...args: ConstructorParameters<typeof RealDate> | []) {
    if (args.length === 0) super(RealDate.now() + offsetMs)
    else super(...(args as [number]))
  }
  static override now(): number {
    return RealDate.now() + offsetMs
  }
} as DateConstructor

process.on('SIGUSR2', () => {
  offsetMs = offsetMs === 0 ? hours[Math.floor(Math.random() * hours.length)]! * 3_600_000 : 0
})
