using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment.Adapting;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>Deploys one template through the emulator's CloudFormation: adapted, uploaded, created, read back.</summary>
internal sealed class StackDeployer(AwsWire wire, TemplateLibrary templates, Package package)
{
    public CloudFormationApi Api { get; } = new(wire);

    /// <summary>Puts the template, adapted, into the bucket; answers its URL.</summary>
    public async Task<(AdaptedTemplate Template, string Url)> UploadAsync(
        string file, CancellationToken cancellation, Questions? questions = null)
    {
        var source = templates.Read(file);
        Package.NameFiles(source);
        if (questions is not null)
        {
            StackSetFacts.Ask(source, questions);
            ScheduleFacts.Ask(source, questions);
        }

        var adapted = AdaptedTemplate.Of(source);
        questions?.AddTo(adapted.Template);
        return (adapted, await package.AddAsync(file, adapted.Template, cancellation));
    }

    public async Task<DeployedStack> DeployAsync(
        AwsPlace place, string name, string file, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var questions = new Questions();
        var (template, url) = await UploadAsync(file, cancellation, questions);
        await Api.CreateStackAsync(place, name, url, parameters, cancellation);
        var outputs = await Api.OutputsAsync(place, name, cancellation);
        var resources = await Api.ResourcesAsync(place, name, cancellation);
        var source = templates.Read(file)["Resources"]!.AsObject();
        return new DeployedStack(
            name, place, file, outputs.Where(output => !Questions.IsKey(output.Key)).ToDictionary(),
            resources.Where(resource => source.ContainsKey(resource.Key)).ToDictionary(), template)
        {
            Answers = questions.Answers(outputs),
        };
    }
}
