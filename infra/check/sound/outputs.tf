output "document" {
  description = "A policy."
  value       = module.inner.document
}
