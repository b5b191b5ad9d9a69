/** What the score panel shows; also what it is sent while somebody types. */
export type FixView = { id: string; gain: number; message: string; href: string; ruleHref: string }
export type ScoreView = { score: number; band: string; capped: boolean; fixes: FixView[] }
