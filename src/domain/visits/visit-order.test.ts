import { describe, expect, it } from 'vitest';
import { orderByDistance, wayMetres } from '#domain/visits/visit-order.ts';

const at = (id: string, lng: number, lat = -1) => ({ id, place: { lat, lng } });

describe('urutan sehari menurut jarak', () => {
  it('dari kantor ke yang terdekat, lalu terus', () => {
    const stops = [at('jauh', 101.9), at('dekat', 101.6), at('tengah', 101.7)];
    expect(orderByDistance(stops, { lat: -1, lng: 101.5 })).toEqual(['dekat', 'tengah', 'jauh']);
  });

  it('tanpa titik awal, perhentian pertama tetap pertama; yang tak bertitik di akhir', () => {
    const stops = [{ id: 'entah', place: null }, at('b', 101.7), at('a', 101.9), at('c', 101.6)];
    expect(orderByDistance(stops)).toEqual(['b', 'c', 'a', 'entah']);
    expect(orderByDistance([])).toEqual([]);
  });

  it('jalan yang bersilang dibuka: tidak pernah lebih jauh daripada selalu ke yang terdekat', () => {
    const stops = [
      at('1', 101.5, -1),
      at('2', 101.52, -1.01),
      at('3', 101.5, -1.03),
      at('4', 101.55, -1),
      at('5', 101.47, -1.02),
    ];
    const start = { lat: -1.01, lng: 101.51 };
    const order = orderByDistance(stops, start);
    const placesOf = (ids: readonly string[]) =>
      ids.map((id) => stops.find((stop) => stop.id === id)?.place ?? start);
    expect(order.toSorted()).toEqual(['1', '2', '3', '4', '5']);
    // Semua urutan dicoba: yang dipilih paling jauh sepersepuluh lebih panjang dari yang terbaik.
    const all = (ids: readonly string[]): string[][] =>
      ids.length === 0
        ? [[]]
        : ids.flatMap((id) => all(ids.filter((one) => one !== id)).map((rest) => [id, ...rest]));
    const best = Math.min(...all(['1', '2', '3', '4', '5']).map((ids) => wayMetres(placesOf(ids), start)));
    expect(wayMetres(placesOf(order), start)).toBeLessThanOrEqual(best * 1.1);
  });
});
