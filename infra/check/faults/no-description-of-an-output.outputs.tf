# complaint at 2: output more lacks a description
output "more" {
  value = module.inner.document
}
