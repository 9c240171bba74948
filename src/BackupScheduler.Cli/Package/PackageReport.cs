using System.Text.RegularExpressions;
using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Package;

/// <summary>What was packaged and what comes next, for people and for programs.</summary>
internal static partial class PackageReport
{
    public static void Write(TextWriter output, PackageOptions options, FinishedPackage package)
    {
        output.WriteLine($"packaged into {options.Output}:");
        foreach (var file in package.Zips.Values.Concat(package.Bills.Values).Concat(package.Templates.Files)) output.WriteLine($"  {file.Sha256}  {file.Name}");
        output.WriteLine("next, with a bucket of the management account in the home Region (and what stands in capitals put in):");
        foreach (var command in Next(options.Output, package)) output.WriteLine(command);
    }

    public static void WriteJson(TextWriter output, PackageOptions options, FinishedPackage package) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "package");
        json.WriteBoolean("succeeded", true);
        json.WriteString("output", options.Output);
        json.WriteObjects("functions", package.Zips, zip =>
        {
            json.WriteString("architecture", zip.Key.OfLambda);
            json.WriteString("file", zip.Value.Name);
            json.WriteString("sha256", zip.Value.Sha256);
            json.WriteNumber("bytes", zip.Value.Content.Length);
            json.WriteString("sbom", package.Bills[zip.Key].Name);
        });
        json.WriteObjects("templates", package.Templates.Files, file =>
        {
            json.WriteString("file", file.Name);
            json.WriteString("sha256", file.Sha256);
        });
        json.WriteTexts("parameters", package.Templates.Required);
        json.WriteTexts("next", Next(options.Output, package));
    });

    // The hub's template is longer than a request may be: deploy puts it into the bucket.
    private static IEnumerable<string> Next(string folder, FinishedPackage package)
    {
        var parameters = package.Templates.Required.Select(name => $"{name}={(name == "CodeBucket" ? "BUCKET" : Capitals(name))}");
        yield return $"aws s3 sync {Quote(folder)} s3://BUCKET/backup-scheduler/";
        yield return $"aws cloudformation deploy --stack-name backup-scheduler --template-file {Quote(Path.Combine(folder, PackagedTemplates.Management))} "
            + $"--s3-bucket BUCKET --s3-prefix stack --capabilities CAPABILITY_NAMED_IAM --parameter-overrides {string.Join(' ', parameters)}";
    }

    // OrganizationId is ORGANIZATION_ID.
    private static string Capitals(string name) => WordStart().Replace(name, "_").ToUpperInvariant();

    private static string Quote(string path) => Safe().IsMatch(path) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex("^[a-zA-Z0-9_./+-]+$")]
    private static partial Regex Safe();
}
