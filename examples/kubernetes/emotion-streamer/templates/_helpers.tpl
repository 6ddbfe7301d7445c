{{- define "emotion-streamer.labels" -}}
app.kubernetes.io/name: emotion-streamer
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "emotion-streamer.nats" -}}
[nats]
enabled = true
servers = {{ .Values.nats.servers | toJson }}
replicas = {{ .Values.nats.replicas }}
username = {{ .Values.nats.username | toJson }}
{{- end }}

{{- define "emotion-streamer.env" -}}
- name: EMOTION_STREAMER_WEBSOCKET_TOKEN
  valueFrom: {secretKeyRef: {name: {{ .Values.secret }}, key: websocket-token}}
{{- if .Values.nats.username }}
- name: EMOTION_STREAMER_NATS_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.secret }}, key: nats-password}}
{{- end }}
{{- end }}

{{- define "emotion-streamer.security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}
