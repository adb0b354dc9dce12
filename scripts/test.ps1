# The tests on Windows without make; those that drive LibreOffice or the validator are skipped, with the reason shown.
. (Join-Path $PSScriptRoot 'setup.ps1')
Push-Location $root
& $python -m pytest -rs
$status = $LASTEXITCODE
Pop-Location
exit $status
