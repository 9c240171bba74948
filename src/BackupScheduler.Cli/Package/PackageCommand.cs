using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Cli.Package;

/// <summary><c>package</c>: the folder from which the service is installed.</summary>
internal static class PackageCommand
{
    private const string Description = """
        Makes a folder that is ready to be uploaded and deployed: the functions as a zip, published from this clone as native code, and the CloudFormation
        templates, which name each other and the zip by their content. The same commit gives the same bytes. AWS is not called.
        Examples:
          backup-scheduler package --output dist
          backup-scheduler package --output dist --arch arm64 --json
        Exit codes: 0 packaged, 1 it could not be made (a linker is missing, say), 2 bad usage; with 1, 2 and 130 the folder is as it was.
        """;

    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "the folder to make; an earlier package there is replaced", HelpName = "folder", Required = true };
        var arch = ArchitectureOption();
        var json = new Option<bool>("--json") { Description = "print one JSON document; progress goes to the error output" };
        var command = new Command("package", Description) { output, arch, json };
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = new PackageOptions(parsed.GetValue(output)!, parsed.GetValue(arch)!) { Json = parsed.GetValue(json) };
            if (options.Output.Length == 0) throw new BadUsageException(Given.Line("--output", Given.Show(""), "a folder"));
            var (tree, terminal) = (SourceTree.Find(Environment.CurrentDirectory, AppContext.BaseDirectory), Terminal.OfProcess());
            var source = new FunctionPublish(tree, new NativeTools(SearchPath.FromEnvironment()), terminal.Progress);
            return Packaging.RunAsync(options, tree, source, terminal, cancellation);
        }));
        return command;
    }

    private static Option<IReadOnlyList<FunctionArchitecture>> ArchitectureOption() => new("--arch")
    {
        Description = "x64, arm64 or all; the linker of this machine's other one is needed for it",
        HelpName = "processor",
        DefaultValueFactory = _ => [FunctionArchitecture.X64],
        CustomParser = given =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            var named = FunctionArchitecture.All.Where(architecture => text == "all" || text == architecture.Name).ToList();
            if (named.Count == 0) given.AddError(Given.Line("--arch", Given.Show(text), "x64, arm64 or all"));
            return named;
        },
    };
}
