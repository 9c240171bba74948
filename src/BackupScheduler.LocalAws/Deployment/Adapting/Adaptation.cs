using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Deployment.Adapting;

/// <summary>Something that a template says and the emulator takes otherwise than CloudFormation, said in a way that both take alike.</summary>
/// <param name="Name">What is done about it.</param>
/// <param name="Reason">What the emulator would do.</param>
/// <param name="Apply">Changes a template; answers the logical ids that it touched.</param>
internal sealed record Adaptation(string Name, string Reason, Func<JsonObject, IReadOnlyList<string>> Apply);

/// <summary>What was done to a template for the emulator's sake.</summary>
/// <param name="Where">The logical ids.</param>
public sealed record Adapted(string Name, string Reason, IReadOnlyList<string> Where);

/// <summary>What the emulator does not make.</summary>
/// <param name="What">A resource type, or a property of one.</param>
/// <param name="Reason">Why, and what is done instead if anything is.</param>
/// <param name="Where">The logical ids.</param>
public sealed record NotCarried(string What, string Reason, IReadOnlyList<string> Where);

/// <summary>A template as the emulator can carry it, and what that took.</summary>
public sealed record AdaptedTemplate(JsonObject Template, IReadOnlyList<Adapted> Adapted, IReadOnlyList<NotCarried> NotCarried)
{
    /// <param name="template">Stays as it is.</param>
    public static AdaptedTemplate Of(JsonObject template)
    {
        var copy = template.DeepClone().AsObject();
        var left = UncarriedTypes.Remove(copy);
        var done = Adaptations.All.Select(adaptation => new Adapted(adaptation.Name, adaptation.Reason, adaptation.Apply(copy)))
            .Where(adapted => adapted.Where.Count > 0).ToList();
        return new AdaptedTemplate(copy, done, left);
    }
}
