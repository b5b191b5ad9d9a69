/**
 * The marks of the products, each drawn for its product in a square of 350: flat, few colours, no letters, and no
 * white or black ground, as logo guidance asks. They are also what products show in their own headers.
 */
import { oklch, type Palette, paletteOf } from './palette.ts'

type Colours = ReturnType<typeof coloursOf>

export function drawMark(publisherId: string, offerId: string, palette: Palette): string {
  const mark = marks[`${publisherId}/${offerId}`]
  if (!mark) throw new Error(`no mark was drawn for ${publisherId}.${offerId}`)
  return mark(coloursOf(palette))
}

function coloursOf({ hue }: Palette) {
  const { main, deep, soft, tint } = paletteOf(hue)
  return {
    main,
    deep,
    soft,
    tint,
    bright: oklch(0.66, 0.15, hue),
    warm: oklch(0.8, 0.14, hue + 165),
    far: oklch(0.62, 0.13, hue + 50),
  }
}

const tile = (fill: string) => `<rect width="350" height="350" rx="76" fill="${fill}"/>`
const disc = (fill: string) => `<circle cx="175" cy="175" r="175" fill="${fill}"/>`
const hexagon = (fill: string) =>
  `<path d="M175 4L322 89V261L175 346L28 261V89Z" fill="${fill}" stroke="${fill}" stroke-width="8" stroke-linejoin="round"/>`
const drop = (fill: string) => `<path d="M175 0H270A80 80 0 0 1 350 80V175A175 175 0 1 1 175 0Z" fill="${fill}"/>`
const p = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`
const s = (d: string, stroke: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const c = (x: number, y: number, r: number, fill: string) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`
const r = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`

const marks: Record<string, (colours: Colours) => string> = {
  // Halden Works: bolts, waves and frost.
  'halden/fieldbook': ({ main, tint, warm, soft }) =>
    tile(main) +
    r(86, 72, 178, 206, tint, 22) +
    r(86, 72, 44, 206, soft, 22) +
    s('M160 182L190 212L238 148', main, 24) +
    r(162, 96, 72, 16, warm, 8),
  'halden/vibration-watch': ({ deep, bright, warm, tint }) =>
    disc(deep) +
    s('M52 175H96L122 96L160 262L196 118L222 206L240 175H298', tint, 20) +
    c(122, 96, 20, warm) +
    c(160, 262, 14, bright),
  'halden/permit-to-work': ({ bright, tint, deep, warm }) =>
    hexagon(bright) +
    s('M128 160V122A47 47 0 0 1 222 122V160', tint, 24) +
    r(96, 152, 158, 118, tint, 20) +
    c(175, 200, 19, deep) +
    r(167, 206, 16, 38, deep, 8) +
    c(254, 96, 24, warm),
  'halden/van-stock': ({ soft, deep, main, warm, tint }) =>
    tile(soft) +
    p('M52 108H206V240H52Z', main) +
    p('M206 146H258L298 192V240H206Z', deep) +
    p('M222 162H252L276 192H222Z', tint) +
    r(84, 132, 40, 40, tint, 6) +
    r(134, 132, 40, 40, warm, 6) +
    r(84, 182, 40, 40, warm, 6) +
    r(134, 182, 40, 40, tint, 6) +
    c(112, 246, 30, deep) +
    c(112, 246, 12, soft) +
    c(244, 246, 30, deep) +
    c(244, 246, 12, soft),
  'halden/cold-chain': ({ main, tint, warm }) =>
    drop(main) +
    [0, 60, 120]
      .map(
        (turn) =>
          `<g transform="rotate(${turn} 175 175)">${s('M175 68V282M146 92L175 122L204 92M146 258L175 228L204 258', tint, 18)}</g>`,
      )
      .join('') +
    c(175, 175, 24, warm),

  // Atelier Tournesol: petals and suns.
  'tournesol/reunions-utiles': ({ main, tint, warm, deep }) =>
    disc(main) +
    [0, 60, 120, 180, 240, 300]
      .map((turn) => `<g transform="rotate(${turn} 175 175)">${c(175, 78, 34, turn === 0 ? warm : tint)}</g>`)
      .join('') +
    c(175, 175, 50, deep),
  'tournesol/conges': ({ bright, tint, deep, warm }) =>
    tile(bright) +
    c(175, 166, 72, tint) +
    [0, 45, 90, 135, 180, 225, 270, 315]
      .map((turn) => `<g transform="rotate(${turn} 175 166)">${s('M175 66V50', tint, 18)}</g>`)
      .join('') +
    p('M0 222C70 180 110 262 175 226S290 190 350 226V274A76 76 0 0 1 274 350H76A76 76 0 0 1 0 274Z', deep) +
    s('M70 286C110 264 130 300 168 284', warm, 12),
  'tournesol/benevoles': ({ soft, main, deep, warm }) =>
    drop(soft) +
    p('M175 268C60 196 74 96 138 96C162 96 175 116 175 128C175 116 188 96 212 96C276 96 290 196 175 268Z', main) +
    p('M175 268C117 232 92 188 92 152C128 150 160 180 175 214C190 180 222 150 258 152C258 188 233 232 175 268Z', deep) +
    c(175, 78, 24, warm),
  'tournesol/accueil': ({ deep, tint, warm, bright }) =>
    tile(deep) +
    p('M92 296V112A83 83 0 0 1 258 112V296Z', bright) +
    p('M122 296V118A53 53 0 0 1 228 118V296Z', tint) +
    c(206, 206, 11, deep) +
    p('M122 296V118A53 53 0 0 1 175 65V296Z', warm) +
    r(64, 286, 222, 18, tint, 9),
  'tournesol/entretiens': ({ bright, tint, deep, warm }) =>
    disc(bright) +
    p('M66 96H214A24 24 0 0 1 238 120V182A24 24 0 0 1 214 206H128L90 240V206A24 24 0 0 1 66 182V96Z', tint) +
    p(
      'M142 226V222H216A38 38 0 0 0 254 184V146H270A24 24 0 0 1 294 170V226A24 24 0 0 1 270 250V280L232 250H166A24 24 0 0 1 142 226Z',
      deep,
    ) +
    c(122, 152, 14, warm) +
    c(164, 152, 14, warm),

  // Boréal Logiciels: snow, sky and crossings.
  'boreal/deneigement': ({ main, tint, deep, warm }) =>
    tile(main) +
    p('M40 92H92C84 168 112 230 176 262L150 296H60C44 296 40 284 40 270Z', deep) +
    s('M92 92C84 168 112 230 176 262', tint, 22) +
    c(214, 112, 17, tint) +
    c(270, 158, 22, tint) +
    c(212, 190, 13, tint) +
    c(276, 84, 12, tint) +
    c(256, 236, 14, tint) +
    r(150, 284, 150, 18, warm, 9),
  'boreal/meteo-chantier': ({ soft, deep, main, warm }) =>
    disc(soft) +
    c(214, 120, 56, warm) +
    p('M84 214A44 44 0 0 1 96 128A66 66 0 0 1 220 118A50 50 0 0 1 268 214Z', main) +
    r(84, 200, 184, 26, deep, 13) +
    [112, 160, 208].map((x) => s(`M${x} 250L${x - 14} 284`, deep, 14)).join(''),
  'boreal/dock-schedule': ({ deep, tint, bright, warm }) =>
    tile(deep) +
    p('M44 128L175 62L306 128V156H44Z', bright) +
    [62, 142, 222].map((x, i) => r(x, 176, 66, 116, i === 1 ? warm : tint, 6)).join('') +
    [62, 142, 222].flatMap((x) => [200, 224, 248].map((y) => r(x + 10, y, 46, 7, deep, 3))).join(''),
  'boreal/bilingual-desk': ({ bright, tint, deep, warm }) =>
    hexagon(bright) +
    p('M84 110H196V214H140L108 244V214H84Z', tint) +
    p('M154 150H266V254H242V284L210 254H154Z', deep) +
    s('M108 146H172M108 176H150', bright, 13) +
    s('M180 188H240M180 216H220', warm, 13),

  // Cordée Gestion: ropes, ledgers, peaks.
  'cordee/relances': ({ main, tint, warm, deep }) =>
    disc(main) +
    s('M262 130A100 100 0 1 0 275 196', tint, 26) +
    p('M282 78V150H210Z', tint) +
    c(175, 175, 44, warm) +
    s('M175 152V198', deep, 14),
  'cordee/registre-traitements': ({ deep, tint, bright, warm }) =>
    tile(deep) +
    p('M175 46L284 84V166C284 236 236 284 175 306C114 284 66 236 66 166V84Z', bright) +
    p('M175 46V306C114 284 66 236 66 166V84Z', tint) +
    s('M110 138H150M110 172H150M110 206H150', deep, 14) +
    s('M202 172L222 194L258 146', warm, 20),
  'cordee/fixed-assets': ({ soft, deep, main, warm }) =>
    tile(soft) +
    p('M44 292L132 110L188 226L220 170L306 292Z', main) +
    p('M132 110L188 226L148 292H44Z', deep) +
    p('M132 110L104 168L132 152L154 156Z', warm) +
    c(252, 96, 30, warm),
  'cordee/board-papers': ({ bright, tint, deep, warm }) =>
    drop(bright) +
    `<ellipse cx="175" cy="192" rx="100" ry="56" fill="${tint}"/>` +
    [-120, -60, 0, 60, 120, 180]
      .map((turn) => {
        const a = (turn * Math.PI) / 180
        return c(Math.round(175 + Math.sin(a) * 122), Math.round(184 - Math.cos(a) * 82), 22, deep)
      })
      .join('') +
    r(150, 172, 50, 40, warm, 6),

  // Kestrel Route Systems: wings and ways.
  'kestrel/route-planner': ({ main, tint, warm }) =>
    tile(main) +
    s('M92 268C92 196 258 226 258 156C258 104 176 112 176 84', tint, 24) +
    c(92, 268, 30, warm) +
    c(92, 268, 12, main) +
    p('M176 126C146 92 134 78 134 58A42 42 0 0 1 218 58C218 78 206 92 176 126Z', tint) +
    c(176, 58, 15, main),
  'kestrel/fleet-care': ({ deep, tint, bright, warm }) =>
    disc(deep) +
    c(175, 175, 112, bright) +
    c(175, 175, 70, deep) +
    [0, 72, 144, 216, 288]
      .map((turn) => `<g transform="rotate(${turn} 175 175)">${r(165, 96, 20, 70, tint, 10)}</g>`)
      .join('') +
    c(175, 175, 28, warm),
  'kestrel/territory-maps': ({ soft, main, deep, warm, bright }) =>
    tile(soft) +
    p('M54 92L140 62V256L54 288Z', main) +
    p('M140 62L212 92V288L140 256Z', bright) +
    p('M212 92L296 62V256L212 288Z', deep) +
    s('M80 226L124 176M152 158L196 190M226 168L272 118', warm, 14),
  'kestrel/lone-worker': ({ bright, tint, deep, warm }) =>
    hexagon(bright) +
    c(175, 142, 34, tint) +
    p('M112 268C112 208 138 188 175 188S238 208 238 268Z', tint) +
    s('M92 190A100 100 0 0 1 92 94M258 190A100 100 0 0 0 258 94', deep, 18) +
    c(175, 142, 12, warm),

  // Azulejo Studio: painted tiles.
  'azulejo/event-desk': ({ main, tint, warm, deep }) =>
    tile(main) +
    p('M60 118H290V156A22 22 0 0 0 290 200V238H60V200A22 22 0 0 0 60 156Z', tint) +
    s('M204 130V148M204 168V188M204 208V226', main, 9) +
    p('M132 138L143 164L171 166L149 184L157 212L132 196L107 212L115 184L93 166L121 164Z', warm) +
    c(246, 178, 17, deep),
  'azulejo/newsletter-studio': ({ soft, main, deep, warm }) =>
    disc(soft) +
    p('M66 116H284V252H66Z', main) +
    p('M66 116L175 204L284 116V146L175 234L66 146Z', deep) +
    p('M196 60L250 44L262 86Z', warm) +
    s('M228 74L196 116', warm, 12),
  'azulejo/social-calendar': ({ deep, tint, bright, warm, far }) =>
    tile(deep) +
    [0, 1, 2]
      .flatMap((row) =>
        [0, 1, 2].map((column) => {
          const fill =
            [
              [tint, bright, tint],
              [warm, tint, far],
              [tint, bright, warm],
            ][row]?.[column] ?? tint
          return row === column
            ? c(101 + column * 74, 101 + row * 74, 31, fill)
            : r(70 + column * 74, 70 + row * 74, 62, 62, fill, 14)
        }),
      )
      .join(''),
  'azulejo/brand-shelf': ({ bright, tint, deep, warm }) =>
    tile(bright) +
    r(48, 168, 254, 16, deep, 8) +
    r(48, 284, 254, 16, deep, 8) +
    c(106, 130, 38, tint) +
    p('M160 168L200 92L240 168Z', warm) +
    r(250, 112, 40, 56, deep, 6) +
    r(72, 208, 54, 76, deep, 6) +
    p('M146 284A42 42 0 0 1 230 284Z', tint) +
    r(244, 218, 34, 66, warm, 6),
  'azulejo/visitor-survey': ({ main, tint, warm, deep }) =>
    drop(main) +
    p(
      'M78 92H272A20 20 0 0 1 292 112V220A20 20 0 0 1 272 240H178L126 288V240H78A20 20 0 0 1 58 220V112A20 20 0 0 1 78 92Z',
      tint,
    ) +
    c(122, 152, 15, deep) +
    c(228, 152, 15, deep) +
    s('M122 190C146 218 204 218 228 190', warm, 18),

  // Akoma Insight: adinkra-like order.
  'akoma/demand-forecast': ({ main, tint, warm }) =>
    tile(main) +
    s('M56 258C110 258 112 190 158 190S206 120 236 106', tint, 24) +
    s('M236 106L262 84M284 66L296 56', warm, 22) +
    c(236, 106, 25, warm) +
    r(56, 286, 238, 14, tint, 7),
  'akoma/pipeline-analytics': ({ deep, tint, bright, warm, far }) =>
    disc(deep) +
    p('M70 92H280L254 138H96Z', tint) +
    p('M104 152H246L220 198H130Z', bright) +
    p('M138 212H212L196 250H154Z', far) +
    c(175, 286, 17, warm),
  'akoma/invoice-reader': ({ soft, main, deep, warm, tint }) =>
    tile(soft) +
    p('M98 54H214L258 98V296L232 280L206 296L178 280L150 296L124 280L98 296Z', main) +
    p('M214 54V98H258Z', deep) +
    s('M128 142H186M128 178H222', tint, 14) +
    r(60, 214, 230, 18, warm, 9),
  'akoma/churn-signals': ({ bright, tint, deep, warm }) =>
    hexagon(bright) +
    s('M96 206A80 80 0 0 1 254 206', tint, 22) +
    s('M126 220A50 50 0 0 1 224 220', tint, 20) +
    c(175, 232, 22, deep) +
    p('M232 66L292 92L242 132Z', warm),
  'akoma/impact-reports': ({ main, tint, warm, deep }) =>
    disc(main) +
    p('M175 282C150 236 160 176 175 132C190 176 200 236 175 282Z', tint) +
    p('M168 214C112 214 86 176 84 128C134 130 168 160 168 214Z', warm) +
    p('M182 190C184 138 216 106 266 102C266 154 234 190 182 190Z', tint) +
    r(104, 276, 142, 16, deep, 8),

  // Pinewater Software: pines and water.
  'pinewater/quote-builder': ({ main, tint, warm, deep }) =>
    tile(main) +
    p('M175 52L270 106V214L175 268L80 214V106Z', tint) +
    p('M175 160L270 106V214L175 268Z', deep) +
    p('M175 160L80 106L175 52L270 106Z', warm) +
    s('M92 300H258', tint, 16),
  'pinewater/contract-renewals': ({ deep, tint, bright, warm }) =>
    disc(deep) +
    s('M86 196A92 92 0 0 1 246 116', tint, 26) +
    p('M262 66L270 146L196 126Z', tint) +
    s('M264 154A92 92 0 0 1 104 234', bright, 26) +
    p('M88 284L80 204L154 224Z', bright) +
    c(175, 175, 30, warm),
  'pinewater/call-lists': ({ soft, main, deep, warm }) =>
    tile(soft) +
    p(
      'M94 78C112 60 136 66 146 88L158 118C164 134 158 146 146 154C152 180 170 198 196 204C204 192 216 186 232 192L262 204C284 214 290 238 272 256C190 316 34 160 94 78Z',
      main,
    ) +
    s('M206 84A62 62 0 0 1 266 144', deep, 18) +
    s('M212 126A26 26 0 0 1 226 140', warm, 18),
  'pinewater/account-enrichment': ({ bright, tint, deep, warm }) =>
    drop(bright) +
    r(70, 176, 84, 110, tint, 6) +
    r(164, 104, 116, 182, deep, 6) +
    [126, 164, 202]
      .flatMap((y) => [186, 226].map((x) => r(x, y, 28, 22, y === 126 && x === 226 ? warm : tint, 3)))
      .join('') +
    [200, 234].map((y) => r(92, y, 40, 16, bright, 3)).join(''),
  'pinewater/deal-rooms': ({ deep, tint, bright, warm }) =>
    tile(deep) +
    p('M60 104L150 76V286L60 258Z', bright) +
    p('M290 104L200 76V286L290 258Z', tint) +
    c(134, 182, 11, deep) +
    c(216, 182, 11, deep) +
    c(175, 118, 22, warm),

  // Reißbrett Software: rulers and plans.
  'reissbrett/project-timeline': ({ main, tint, warm, soft }) =>
    tile(main) +
    r(58, 84, 128, 38, tint, 19) +
    r(118, 140, 112, 38, soft, 19) +
    r(176, 196, 116, 38, warm, 19) +
    r(92, 252, 80, 38, tint, 19),
  'reissbrett/shift-planner': ({ deep, tint, bright, warm }) =>
    disc(deep) +
    p('M175 175V52A123 123 0 0 1 281.5 236.5Z', warm) +
    p('M175 175L281.5 236.5A123 123 0 0 1 68.5 236.5Z', bright) +
    p('M175 175L68.5 236.5A123 123 0 0 1 175 52Z', tint) +
    c(175, 175, 40, deep),
  'reissbrett/environment-watch': ({ bright, tint, deep, warm }) =>
    hexagon(bright) +
    p('M52 175C92 108 134 92 175 92S258 108 298 175C258 242 216 258 175 258S92 242 52 175Z', tint) +
    c(175, 175, 58, deep) +
    c(175, 175, 27, warm) +
    c(196, 154, 11, tint),
  'reissbrett/org-chart': ({ soft, main, deep, warm }) =>
    tile(soft) +
    s('M175 122V178M90 232V178H260V232', deep, 16) +
    c(175, 94, 44, main) +
    c(90, 250, 38, deep) +
    c(175, 250, 38, warm) +
    c(260, 250, 38, deep) +
    s('M175 178V214', deep, 16),
  'reissbrett/it-asset-desk': ({ main, tint, warm, deep }) =>
    tile(main) +
    r(76, 88, 198, 136, tint, 14) +
    r(96, 108, 158, 96, deep, 6) +
    p('M46 240H304L284 272H66Z', tint) +
    c(175, 156, 30, warm) +
    c(175, 156, 13, deep),

  // Tamarind Cloud: pods, leaves and voices.
  'tamarind/service-assistant': ({ main, tint, warm, deep }) =>
    tile(main) +
    r(76, 108, 198, 138, tint, 52) +
    c(136, 172, 19, deep) +
    c(214, 172, 19, deep) +
    s('M146 212C162 224 188 224 204 212', deep, 12) +
    s('M175 108V74', tint, 14) +
    c(175, 62, 19, warm) +
    p('M112 240L104 292L160 246Z', tint),
  'tamarind/shared-inbox': ({ deep, tint, bright, warm }) =>
    disc(deep) +
    p('M74 190L112 100H238L276 190V262H74Z', bright) +
    p('M74 190H132C138 222 212 222 218 190H276V262H74Z', tint) +
    c(142, 142, 20, warm) +
    c(192, 142, 20, tint),
  'tamarind/knowledge-gardener': ({ soft, main, deep, warm }) =>
    drop(soft) +
    p(
      'M62 222C104 206 146 210 175 232C204 210 246 206 288 222V284C246 268 204 272 175 292C146 272 104 268 62 284Z',
      deep,
    ) +
    s('M175 228V132', main, 16) +
    p('M175 164C120 164 98 130 96 88C146 90 175 114 175 164Z', main) +
    p('M175 140C177 98 204 74 252 72C252 116 226 140 175 140Z', warm),
  'tamarind/clinic-desk': ({ bright, tint, deep, warm }) =>
    disc(bright) +
    r(140, 72, 70, 206, tint, 20) +
    r(72, 140, 206, 70, tint, 20) +
    c(175, 175, 40, deep) +
    s('M175 154V175L190 186', warm, 12),
  'tamarind/learning-paths': ({ main, tint, warm, deep }) =>
    tile(main) +
    s('M62 282C150 282 90 206 168 206S214 134 290 134', tint, 22) +
    c(62, 282, 24, deep) +
    c(168, 206, 24, tint) +
    p('M232 44L246 78L282 80L254 103L263 138L232 118L201 138L210 103L182 80L218 78Z', warm),
  'tamarind/doc-approval': ({ soft, main, deep, warm, tint }) =>
    tile(soft) +
    p('M96 56H200L246 102V262H96Z', main) +
    p('M200 56V102H246Z', deep) +
    s('M126 136H190M126 170H214', tint, 14) +
    c(230, 246, 58, deep) +
    s('M204 246L224 266L258 226', warm, 18),
}
