"""The form of each kind of record, by kind: the one table that cards, dialogs and quick edits read."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations import (
    company,
    document,
    follow_up,
    person,
    product,
    project,
    project_member,
    request,
    sale,
    sale_form,
    selection,
)
from desktop_crm.operations.drafts import labels
from desktop_crm.operations.forms import Form

FORMS: Mapping[RecordKind, Form] = MappingProxyType(
    {
        RecordKind.SALE: Form(
            sale_form.start, sale_form.opened, sale_form.follow, sale_form.state, sale_form.choices,
            sale.register_sale, sale.edit_sale, sale.delete_sales, sale.set_completed,
        ),
        RecordKind.COMPANY: Form(
            company.start, company.opened, company.follow, company.state, company.choices,
            company.register_company, company.edit_company, company.delete_companies,
        ),
        RecordKind.PERSON: Form(
            person.start, person.opened, person.follow, person.state, person.choices,
            person.register_person, person.edit_person, person.delete_persons,
        ),
        RecordKind.PROJECT: Form(
            project.start, project.opened, project.follow, project.state, project.choices,
            project.register_project, project.edit_project, project.delete_projects, project.set_completed,
        ),
        RecordKind.PROJECT_MEMBER: Form(
            project_member.start, project_member.opened, project_member.follow, project_member.state,
            project_member.choices, project_member.add_member, project_member.edit_member,
            project_member.remove_members,
        ),
        RecordKind.PRODUCT: Form(
            product.start, product.opened, product.follow, product.state, product.choices,
            product.register_product, product.edit_product, product.delete_products,
        ),
        RecordKind.SELECTION: Form(
            selection.start, selection.opened, selection.follow, selection.state, selection.choices,
            selection.register_selection, selection.edit_selection, selection.delete_selections,
            selection.set_completed,
        ),
        RecordKind.DOCUMENT: Form(
            document.start, document.opened, document.follow, document.state, document.choices,
            document.register_document, document.edit_document, document.delete_documents, document.set_completed,
        ),
        RecordKind.REQUEST: Form(
            request.start, request.opened, request.follow, request.state, request.choices,
            request.register_request, request.edit_request, request.delete_requests, request.set_closed,
        ),
        RecordKind.FOLLOW_UP: Form(
            follow_up.start, follow_up.opened, follow_up.follow, follow_up.state, follow_up.choices,
            follow_up.register_follow_up, follow_up.edit_follow_up, follow_up.delete_follow_ups, follow_up.set_done,
        ),
    }
)  # fmt: skip

__all__ = ["FORMS", "labels"]
