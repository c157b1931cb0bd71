'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, unwrap } from '@/api/client';
import type { AnswersPatch } from '@/api/types';

export function useAssessment(code: string) {
  return useQuery({
    queryKey: ['assessment', code],
    queryFn: () => unwrap(api.GET('/v1/assessments/{code}', { params: { path: { code } } })),
  });
}

export function useStartAssessment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answers: AnswersPatch) =>
      unwrap(api.POST('/v1/assessments', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body: { answers } })),
    onSuccess: (assessment) => queries.setQueryData(['assessment', assessment.code], assessment),
  });
}

export function useSaveAnswers(code: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; answers: AnswersPatch }) =>
      unwrap(api.PATCH('/v1/assessments/{code}', { params: { path: { code } }, body })),
    onSuccess: (assessment) => queries.setQueryData(['assessment', code], assessment),
  });
}

export function usePlans() {
  return useQuery({ queryKey: ['plans'], queryFn: () => unwrap(api.GET('/v1/plans')), staleTime: 300_000 });
}
