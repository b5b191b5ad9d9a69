/**
 * What a screenshot of a sample product shows, as data. `art/` turns it into a picture.
 *
 * Lists are written as lines of cells, `'Pump 4 | warn:Due Friday | @Ines Moreau'`, so that an offer's file
 * reads like the screen it describes. A cell may begin with a sign that says how it is shown:
 *
 *     ok: busy: warn: bad: idle:   a status in its colour        @Name     a person, with initials
 *     %72                          a progress bar                ~3,5,4,8  a small curve
 *     !text                        strong                        #text     quiet
 *     =text                        a number, aligned to the right
 */
export type Screen =
  | BoardScreen
  | MapScreen
  | DashboardScreen
  | CalendarScreen
  | ScheduleScreen
  | InboxScreen
  | GridScreen
  | FormScreen
  | ChatScreen
  | FloorScreen
  | TreeScreen
  | PhonesScreen
  | PaperScreen
  | FlowScreen
  | GalleryScreen

/** The frame around every screen of one product. */
export interface AppFrame {
  /** The product's short name, as its own header shows it. */
  name: string
  shell: 'sidebar' | 'rail' | 'topbar' | 'light'
  /** Navigation entries as `icon:Label`, with the icon names of art/icons.ts. */
  nav: string[]
  /** The person who is signed in. */
  user: string
}

interface OnScreen {
  title: string
  /** The navigation entry in use; the first one when absent. */
  at?: string
  /** Quiet text beside the title. */
  note?: string
  /** Buttons at the top right; the first is the main one. */
  actions?: string[]
  tabs?: string[]
}

export interface BoardScreen extends OnScreen {
  kind: 'board'
  columns: { title: string; cards: string[] }[]
}

export interface MapScreen extends OnScreen {
  kind: 'map'
  ground: 'streets' | 'country' | 'coast'
  /** Lines drawn on the map and listed beside it: `label | sub | stops | status`. */
  routes?: string[]
  /** Areas drawn on the map and listed beside it: `label | sub | figure`. */
  areas?: string[]
  /** Single places: `label | status`. */
  pins?: string[]
  /** A card floating over the map: a title and lines. */
  callout?: string[]
  panel: string
}

export interface Chart {
  type: 'line' | 'area' | 'bars' | 'stack' | 'hbars' | 'donut' | 'gauge' | 'heat' | 'funnel' | 'list'
  title: string
  /** Columns of the three-column page that the chart takes. */
  wide?: 1 | 2 | 3
  labels?: string[]
  series?: Record<string, number[]>
  unit?: string
  /** For `list`: lines of cells. */
  rows?: string[]
}

export interface DashboardScreen extends OnScreen {
  kind: 'dashboard'
  /** `label | value | change | curve`. */
  figures: string[]
  charts: Chart[]
}

export interface CalendarScreen extends OnScreen {
  kind: 'calendar'
  days: string[]
  hours: [from: number, to: number]
  /** `day index | from | to | title | sub | colour`: 0–3 of the product, 4 bad, 5 grey, 6 good, 7 warning. */
  events: string[]
  /** A narrow list at the right: first line its title. */
  beside?: string[]
}

export interface ScheduleScreen extends OnScreen {
  kind: 'schedule'
  columns: string[]
  /** `@Name | sub`. */
  rows: string[]
  /** `row | from | to | label | colour`, in columns; colours as in calendars. */
  blocks: string[]
  /** With bars for tasks and their progress rather than shifts of people: `row | from | to | label | progress`. */
  gantt?: boolean
  /** Column at which today is drawn. */
  today?: number
}

export interface InboxScreen extends OnScreen {
  kind: 'inbox'
  /** `@Name | subject | preview | time | status`. */
  list: string[]
  /** `Name | time | text`; a name starting with `>` is ours. */
  thread: string[]
  /** First line the title, then `label | value`. */
  beside: string[]
}

export interface GridScreen extends OnScreen {
  kind: 'grid'
  /** `Title:relative width`. */
  columns: string[]
  rows: string[]
  filters?: string[]
  /** Figures over the table: `label | value`. */
  figures?: string[]
}

export interface FormScreen extends OnScreen {
  kind: 'form'
  record: string
  stages?: string[]
  stage?: number
  sections: { title: string; fields: string[] }[]
  /** First line the title, then `title | sub | time`. */
  beside: string[]
}

export interface ChatScreen extends OnScreen {
  kind: 'chat'
  threads: string[]
  /** `me | text` or `app | text`. */
  messages: string[]
  /** First line the title, then `title | sub`. */
  beside: string[]
  suggestions?: string[]
}

export interface FloorScreen extends OnScreen {
  kind: 'floor'
  /** `name | x | y | width | height | status`, on a ground of 24 by 14. */
  rooms: string[]
  /** `x | y | status`. */
  dots?: string[]
  beside: string[]
}

export interface TreeScreen extends OnScreen {
  kind: 'tree'
  /** `id | name | role | parent id | status`. */
  people: string[]
  beside?: string[]
}

export interface Phone {
  title: string
  /**
   * From top to bottom, each beginning with its kind: `row`, `check`, `photo`, `map`, `button`, `field`, `sign`,
   * `bars`, `big`, `note`, `say`.
   */
  blocks: string[]
}

export interface PhonesScreen extends OnScreen {
  kind: 'phones'
  lines: string[]
  phones: Phone[]
}

export interface PaperScreen extends OnScreen {
  kind: 'paper'
  /** Each beginning with its kind: `h` heading, `p` text, `m` marked text, `i` item, `n` new text, `x` struck text. */
  text: string[]
  beside: string[]
}

export interface FlowScreen extends OnScreen {
  kind: 'flow'
  /** `id | column | row | icon | title | sub | status`. */
  nodes: string[]
  /** `from > to | label`. */
  links: string[]
}

export interface GalleryScreen extends OnScreen {
  kind: 'gallery'
  filters: string[]
  /** `title | sub | status | motif`, with the motifs of art/motifs.ts. */
  items: string[]
  beside?: string[]
}
