using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Package;

/// <summary>Makes the folder that is uploaded and deployed.</summary>
internal static class Packaging
{
    public static async Task<int> RunAsync(
        PackageOptions options, SourceTree tree, IBootstrapSource source, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var package = await MakeAsync(options, tree, source, cancellation);
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

    private static async Task<FinishedPackage> MakeAsync(PackageOptions options, SourceTree tree, IBootstrapSource source, CancellationToken cancellation)
    {
        var folder = PackageFolder.At(options.Output);
        foreach (var architecture in options.Architectures) source.Check(architecture);
        // What a template lacks is found before the minutes that the functions take.
        PackagedTemplates.Of(tree, options.Architectures.ToDictionary(architecture => architecture, _ => new PackageFile("none", [])));
        var zips = new Dictionary<FunctionArchitecture, PackageFile>();
        foreach (var architecture in options.Architectures)
        {
            var zip = FunctionZip.Of(await source.MakeAsync(architecture, cancellation));
            zips[architecture] = PackageFile.Named($"function-{architecture.OfLambda}", ".zip", zip);
        }

        var templates = PackagedTemplates.Of(tree, zips);
        folder.Write([.. zips.Values, .. templates.Files]);
        return new FinishedPackage(zips, templates);
    }
}

/// <summary>What the folder holds.</summary>
/// <param name="Zips">The functions.</param>
/// <param name="Templates">The templates.</param>
internal sealed record FinishedPackage(IReadOnlyDictionary<FunctionArchitecture, PackageFile> Zips, PackagedTemplates Templates);
