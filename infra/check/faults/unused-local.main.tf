# complaint at 3: nobody uses local more
locals {
  more = 1
}
