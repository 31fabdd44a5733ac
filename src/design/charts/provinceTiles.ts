export interface MapTile {
  /** Code of the territory; INEC's two digits for a province. */
  code: string;
  name: string;
  /** Three or four letters that fit into a tile. */
  short: string;
  column: number;
  row: number;
}

/** The 24 provinces of Ecuador (codes of INEC's political division), each on a square near where it lies; our own drawing. */
export const provinceTiles: readonly MapTile[] = [
  { code: '20', name: 'Galápagos', short: 'Gal.', column: 0, row: 0 },
  { code: '08', name: 'Esmeraldas', short: 'Esm.', column: 2, row: 0 },
  { code: '10', name: 'Imbabura', short: 'Imb.', column: 3, row: 0 },
  { code: '04', name: 'Carchi', short: 'Car.', column: 4, row: 0 },
  { code: '21', name: 'Sucumbíos', short: 'Suc.', column: 5, row: 0 },
  { code: '13', name: 'Manabí', short: 'Man.', column: 1, row: 1 },
  { code: '23', name: 'Santo Domingo de los Tsáchilas', short: 'S. D.', column: 2, row: 1 },
  { code: '17', name: 'Pichincha', short: 'Pich.', column: 3, row: 1 },
  { code: '15', name: 'Napo', short: 'Napo', column: 4, row: 1 },
  { code: '22', name: 'Orellana', short: 'Ore.', column: 5, row: 1 },
  { code: '24', name: 'Santa Elena', short: 'S. E.', column: 0, row: 2 },
  { code: '09', name: 'Guayas', short: 'Gua.', column: 1, row: 2 },
  { code: '12', name: 'Los Ríos', short: 'L. R.', column: 2, row: 2 },
  { code: '05', name: 'Cotopaxi', short: 'Cot.', column: 3, row: 2 },
  { code: '18', name: 'Tungurahua', short: 'Tun.', column: 4, row: 2 },
  { code: '16', name: 'Pastaza', short: 'Pas.', column: 5, row: 2 },
  { code: '02', name: 'Bolívar', short: 'Bol.', column: 2, row: 3 },
  { code: '06', name: 'Chimborazo', short: 'Chi.', column: 3, row: 3 },
  { code: '14', name: 'Morona Santiago', short: 'M. S.', column: 4, row: 3 },
  { code: '07', name: 'El Oro', short: 'Oro', column: 1, row: 4 },
  { code: '03', name: 'Cañar', short: 'Cañ.', column: 2, row: 4 },
  { code: '01', name: 'Azuay', short: 'Azu.', column: 3, row: 4 },
  { code: '11', name: 'Loja', short: 'Loja', column: 2, row: 5 },
  { code: '19', name: 'Zamora Chinchipe', short: 'Zam.', column: 3, row: 5 },
];
