/* The yearly ageing of affiliates and inactive, the same arithmetic as src/actuarial/pensions/workforce.ts, to measure the engine
   against a compiled language. Reads doubles from a file (see bench/actuarial.ts for the order), prints nanoseconds and a checksum. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define AGES 106
#define SERVICE 51
#define FIRST 15

static double *mortality, *exitRate, *reentryRate, *invalidityRate, *retirementRate, *retirementInactive;
static double coefficient[SERVICE], minimum[SERVICE], maximum[SERVICE], needed[AGES], factors[4];
static double active[2 * AGES * SERVICE], inactive[2 * AGES * SERVICE], retiringA[2 * AGES * SERVICE], retiringI[2 * AGES * SERVICE];
static double activeByAge[2 * AGES], inactiveByAge[2 * AGES], deaths[2 * AGES], deathsC[2 * AGES], invalids[2 * AGES], invalidsC[2 * AGES], invalidsM[2 * AGES];
static double retired[8][2 * AGES];
static unsigned char serviceEnd[2 * AGES], retiringEnd[2 * AGES];
static double flows[8];

static void endRow(int reached, int to, int end) {
  for (int i = to + end; i < to + serviceEnd[reached]; i++) { active[i] = 0; inactive[i] = 0; }
  serviceEnd[reached] = end;
}

static void clearRow(int reached) {
  endRow(reached, reached * SERVICE, 0);
  retired[0][reached] = retired[4][reached] = 0;
  activeByAge[reached] = inactiveByAge[reached] = 0;
}

static void year(int t, int workEnd, int risk, double density, int retirementFirst) {
  for (int sex = 0; sex < 2; sex++) {
    for (int k = 0; k < serviceEnd[sex * AGES + AGES - 1]; k++) { int i = (sex * AGES + AGES - 1) * SERVICE + k; flows[0] += active[i]; flows[1] += inactive[i]; }
    for (int age = AGES - 2; age >= FIRST; age--) {
      int cell = sex * AGES + age, reached = cell + 1, from = cell * SERVICE, to = from + SERVICE;
      double q = mortality[(t - 1) * 2 * AGES + cell];
      double qa = q * factors[0] < 1 ? q * factors[0] : 1, qi = q * factors[1] < 1 ? q * factors[1] : 1;
      double survive = 1 - qa, surviveI = 1 - qi, invalid = invalidityRate[cell], out = exitRate[reached], back = reentryRate[reached];
      int closing = age + 1 >= workEnd;
      double activeNow, inactiveNow;
      if (activeByAge[cell] == 0) {
        deaths[cell] = 0; invalids[cell] = 0;
        if (inactiveByAge[cell] == 0) { clearRow(reached); continue; }
        int end = serviceEnd[cell];
        double share = closing ? 0 : back, all = 0;
        for (int k = 0; k < end; k++) { double m = inactive[from + k]; all += m; double waiting = m * surviveI; active[to + k] = waiting * share; inactive[to + k] = waiting - waiting * share; }
        endRow(reached, to, end);
        double waiting = all * surviveI;
        flows[1] += all - waiting; flows[3] += waiting * share;
        activeNow = waiting * share; inactiveNow = waiting - waiting * share;
      } else {
        int end = serviceEnd[cell] + 1 < SERVICE ? serviceEnd[cell] + 1 : SERVICE;
        double staying = survive * (1 - invalid), covered = 0, coveredC = 0, coveredM = 0;
        double leavingShare = closing ? 1 : out, returningShare = closing ? 0 : back;
        for (int k = risk; k < end; k++) { double n = active[from + k]; covered += n; coveredC += n * coefficient[k]; coveredM += n * minimum[k]; }
        double all = 0, allI = 0, left = 0, returned = 0, rising = 0;
        for (int k = 0; k < end; k++) {
          double n = active[from + k], m = inactive[from + k];
          all += n; allI += m;
          double kept = n * (k < risk ? survive : staying), up = k < SERVICE - 1 ? kept * density : 0, here = kept - up + rising;
          rising = up;
          double waiting = m * surviveI, leaving = here * leavingShare, returning = waiting * returningShare;
          left += leaving; returned += returning;
          active[to + k] = here - leaving + returning;
          inactive[to + k] = waiting + leaving - returning;
        }
        endRow(reached, to, end);
        deaths[cell] = covered * (1 - survive); deathsC[cell] = coveredC * (1 - survive);
        double newInvalid = survive * invalid;
        invalids[cell] = covered * newInvalid; invalidsC[cell] = coveredC * newInvalid; invalidsM[cell] = coveredM * newInvalid;
        flows[0] += all * (1 - survive); flows[1] += allI * (1 - surviveI); flows[4] += covered * newInvalid; flows[2] += left; flows[3] += returned;
        activeNow = closing ? 0 : all * survive - covered * newInvalid - left + returned;
        inactiveNow = allI * surviveI + left - returned;
      }
      double fromA = 0, fromI = 0;
      if (age + 1 >= retirementFirst) {
        double needs = needed[reached % AGES];
        int k0 = (int)needs < needs ? (int)needs + 1 : (int)needs, end = serviceEnd[reached];
        double rate = closing ? 1 : retirementRate[reached], rateI = closing ? 1 : retirementInactive[reached];
        double c = 0, low = 0, high = 0, cI = 0, lowI = 0, highI = 0;
        for (int k = k0; k < end; k++) {
          double before = active[to + k], beforeI = inactive[to + k], n = before * rate, m = beforeI * rateI;
          retiringA[to + k] = n; retiringI[to + k] = m;
          active[to + k] = before - n; inactive[to + k] = beforeI - m;
          fromA += n; fromI += m;
          c += n * coefficient[k]; cI += m * coefficient[k];
          low += n * minimum[k]; lowI += m * minimum[k];
          high += n * maximum[k]; highI += m * maximum[k];
        }
        retiringEnd[reached] = end;
        if (rate == 1 && rateI == 1 && k0 < end) serviceEnd[reached] = k0;
        retired[1][reached] = c; retired[2][reached] = low; retired[3][reached] = high;
        retired[5][reached] = cI; retired[6][reached] = lowI; retired[7][reached] = highI;
        flows[5] += fromA; flows[6] += fromI;
      }
      retired[0][reached] = fromA; retired[4][reached] = fromI;
      activeByAge[reached] = activeNow == 0 ? 0 : activeNow - fromA;
      inactiveByAge[reached] = inactiveNow - fromI;
    }
    clearRow(sex * AGES + FIRST);
  }
}

int main(int argc, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  int repeats = atoi(argv[2]);
  double head[8];
  if (!file || fread(head, sizeof(double), 8, file) != 8) return 1;
  int years = (int)head[0], workEnd = (int)head[1], risk = (int)head[2], retirementFirst = (int)head[4];
  double density = head[3];
  factors[0] = head[5]; factors[1] = head[6];
  size_t rows = (size_t)years * 2 * AGES, cells = 2 * AGES, ok = 0;
  mortality = malloc(rows * 8); exitRate = malloc(cells * 8); reentryRate = malloc(cells * 8); invalidityRate = malloc(cells * 8);
  retirementRate = malloc(cells * 8); retirementInactive = malloc(cells * 8);
  double *a0 = malloc(sizeof active), *i0 = malloc(sizeof inactive);
  ok += fread(mortality, 8, rows, file); ok += fread(exitRate, 8, cells, file); ok += fread(reentryRate, 8, cells, file);
  ok += fread(invalidityRate, 8, cells, file); ok += fread(retirementRate, 8, cells, file); ok += fread(retirementInactive, 8, cells, file);
  ok += fread(coefficient, 8, SERVICE, file); ok += fread(minimum, 8, SERVICE, file); ok += fread(maximum, 8, SERVICE, file); ok += fread(needed, 8, AGES, file);
  ok += fread(a0, 8, 2 * AGES * SERVICE, file); ok += fread(i0, 8, 2 * AGES * SERVICE, file);
  double best = 1e18, sum = 0;
  for (int repeat = 0; repeat < repeats; repeat++) {
    memcpy(active, a0, sizeof active); memcpy(inactive, i0, sizeof inactive); memset(flows, 0, sizeof flows);
    for (int cell = 0; cell < 2 * AGES; cell++) {
      activeByAge[cell] = inactiveByAge[cell] = serviceEnd[cell] = 0;
      for (int k = 0; k < SERVICE; k++) { activeByAge[cell] += active[cell * SERVICE + k]; inactiveByAge[cell] += inactive[cell * SERVICE + k]; if (active[cell * SERVICE + k] != 0 || inactive[cell * SERVICE + k] != 0) serviceEnd[cell] = k + 1; }
    }
    struct timespec start, stop;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int t = 1; t <= years; t++) year(t, workEnd, risk, density, retirementFirst);
    clock_gettime(CLOCK_MONOTONIC, &stop);
    double took = (stop.tv_sec - start.tv_sec) * 1e9 + (stop.tv_nsec - start.tv_nsec);
    if (took < best) best = took;
    sum = 0;
    for (int f = 0; f < 7; f++) sum += flows[f];
  }
  printf("%.0f %.17g %zu\n", best, sum, ok);
  return 0;
}
