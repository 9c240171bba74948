using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Package.Materials;

namespace BackupScheduler.Cli.Package;

/// <summary>Makes the folder that is uploaded and deployed.</summary>
internal static class Packaging
{
    public static async Task<int> RunAsync(
        PackageOptions options, SourceTree tree, IBootstrapSource source, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var package = await MakeAsync(options, tree, source, terminal.Progress, cancellation);
            if (options.Json) PackageReport.WriteJson(terminal.Out, options, package);
            else PackageReport.Write(terminal.Out, options, package);
            return ExitCode.Done;
        }
        catch (PackagingException e)
        {
            await terminal.Error.WriteLineAsync(Invoking.OneLine(e.Message));
            return ExitCode.Failed;
        }
    }

    private static async Task<FinishedPackage> MakeAsync(
        PackageOptions options, SourceTree tree, IBootstrapSource source, Progress progress, CancellationToken cancellation)
    {
        var folder = PackageFolder.At(options.Output);
        foreach (var architecture in options.Architectures) source.Check(architecture);
        // What is missing is found before the minutes that the functions take.
        var packages = PackagesFolder.FromEnvironment();
        foreach (var architecture in options.Architectures) BillOfMaterials.Of(tree, architecture, packages);
        PackagedTemplates.Of(tree, options.Architectures.ToDictionary(architecture => architecture, _ => new PackageFile("none", [])));
        var (zips, bills) = (new Dictionary<FunctionArchitecture, PackageFile>(), new Dictionary<FunctionArchitecture, PackageFile>());
        foreach (var architecture in options.Architectures)
        {
            var executable = await source.MakeAsync(architecture, cancellation);
            zips[architecture] = PackageFile.Named($"function-{architecture.OfLambda}", ".zip", FunctionZip.Of(executable));
            var bill = BillOfMaterials.Of(tree, architecture, packages);
            foreach (var unknown in bill.Incomplete) progress.Warn($"{unknown.Name} {unknown.Version} is not in {packages}: the bill of materials has neither its hash nor its license");
            bills[architecture] = CycloneDx.FileOf(bill, architecture, zips[architecture], PackageFile.HashOf(executable));
        }

        var templates = PackagedTemplates.Of(tree, zips);
        folder.Write([.. zips.Values, .. bills.Values, .. templates.Files]);
        return new FinishedPackage(zips, bills, templates);
    }
}

/// <summary>What the folder holds.</summary>
/// <param name="Zips">The functions.</param>
/// <param name="Bills">What each is made of.</param>
/// <param name="Templates">The templates.</param>
internal sealed record FinishedPackage(
    IReadOnlyDictionary<FunctionArchitecture, PackageFile> Zips, IReadOnlyDictionary<FunctionArchitecture, PackageFile> Bills, PackagedTemplates Templates);
